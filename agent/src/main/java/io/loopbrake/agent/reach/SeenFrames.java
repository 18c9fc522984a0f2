/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.flow.FramePlaces;
import io.loopbrake.agent.gate.JavaVersion;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.stack.ProxyFrames;
import java.util.Map;

/**
 * Frames of another thread's stack, in the form in which that thread itself sees them. Their
 * descriptors are known if the line tells them, so that methods of one name are not mistaken for
 * one another.
 */
final class SeenFrames {
  /** On Java 8, the thread itself sees only lines. */
  private static final boolean OF_JAVA_8 = JavaVersion.ofThisJvm() == 8;

  private final Map<String, byte[]> classFiles;

  /** Makes frames of the classes with these names, in Java's form. */
  SeenFrames(Map<String, byte[]> classFiles) {
    this.classFiles = classFiles;
  }

  /** The frames of a stack, innermost frame first. */
  Frame[] of(StackTraceElement[] stack) {
    StackTraceElement[] shown = ProxyFrames.withoutGenerated(stack);
    Frame[] frames = new Frame[shown.length];
    for (int i = 0; i < shown.length; i++) {
      frames[i] =
          new Frame(
              shown[i].getClassName(),
              shown[i].getMethodName(),
              OF_JAVA_8 ? null : descriptor(shown[i]),
              OF_JAVA_8 ? Frame.UNKNOWN : place(shown[i], i == 0),
              Math.max(shown[i].getLineNumber(), Frame.UNKNOWN),
              shown.length - 1 - i);
    }
    return frames;
  }

  private String descriptor(StackTraceElement frame) {
    byte[] classFile = classFiles.get(frame.getClassName());
    if (classFile == null || frame.getLineNumber() < 0) {
      return null;
    }
    try {
      return FramePlaces.descriptorOf(classFile, frame.getMethodName(), frame.getLineNumber());
    } catch (RuntimeException malformed) {
      return null;
    }
  }

  private int place(StackTraceElement frame, boolean innermost) {
    byte[] classFile = classFiles.get(frame.getClassName());
    if (classFile == null || frame.getLineNumber() < 0) {
      return Frame.UNKNOWN;
    }
    try {
      return innermost
          ? FramePlaces.ofLine(classFile, frame.getMethodName(), frame.getLineNumber())
          : FramePlaces.ofCall(classFile, frame.getMethodName(), frame.getLineNumber());
    } catch (RuntimeException malformed) {
      return Frame.UNKNOWN;
    }
  }
}
