/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import java.lang.StackWalker.StackFrame;
import java.lang.invoke.WrongMethodTypeException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the stack with a {@link StackWalker}, which tells byte code indexes. Needs Java 11. Shows
 * the same frames as a stack trace, those of reflection included.
 *
 * <p>Java 11 to 21 tell descriptors. Later versions make them from classes that the application's
 * class loaders load, and only for a walker with class references, so this walker has none. Lines
 * of all frames would double the cost.
 *
 * <p>The functions are classes, because a lambda would be linked at its first use, in a checkpoint.
 */
final class StackWalkerReader implements StackReader {
  private static final int USUAL_DEPTH = 64;
  private static final int SHORT_DEPTH = 16;

  /** The JVM looks each line up, which takes long; what is shown to people is near the top. */
  private static final int FRAMES_WITH_LINE = 12;

  /**
   * Java 11's name for a method whose class was reloaded while it ran, whatever its name is; a
   * stack trace of that Java has the right one.
   */
  private static final String REPLACED_METHOD = "throwNoSuchMethodError";

  private final StackWalker walker =
      StackWalker.getInstance(Set.of(StackWalker.Option.SHOW_REFLECT_FRAMES), USUAL_DEPTH);
  private final StackWalker shortWalker =
      StackWalker.getInstance(Set.of(StackWalker.Option.SHOW_REFLECT_FRAMES), SHORT_DEPTH);
  private final StackReader ofReplacedMethods = new ThrowableStackReader();
  private final boolean tellsDescriptors = walker.walk(new DescriptorTrial());

  StackWalkerReader() {
    prepareForLittleStack();
  }

  /**
   * Newer JVMs walk the stack with method handles, and load this class if too little stack is left
   * for that. There would then be too little stack for transformers, too, and the JVM would say so
   * on the application's error stream.
   */
  private static void prepareForLittleStack() {
    WrongMethodTypeException.class.getName();
  }

  @Override
  public Frame[] ofCurrentThread() {
    Found found = walker.walk(new Walk());
    return found.replacedMethod
        ? ofReplacedMethods.ofCurrentThread()
        : found.frames(tellsDescriptors);
  }

  @Override
  public Frame innermost() {
    return shortWalker.walk(new FirstFrame());
  }

  private static final class FirstFrame implements Function<Stream<StackFrame>, Frame> {
    @Override
    public Frame apply(Stream<StackFrame> stack) {
      RuntimeFrames runtime = new RuntimeFrames();
      boolean checkpointSeen = false;
      for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
        StackFrame frame = frames.next();
        if (runtime.endWith(frame.getClassName())) {
          checkpointSeen = true;
        } else if (checkpointSeen) {
          return new Frame(
              frame.getClassName(),
              frame.getMethodName(),
              null,
              Math.max(frame.getByteCodeIndex(), Frame.UNKNOWN),
              Frame.UNKNOWN,
              Frame.UNKNOWN);
        }
      }
      return null;
    }
  }

  private static final class DescriptorTrial implements Function<Stream<StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackFrame> stack) {
      try {
        return stack.iterator().next().getDescriptor() != null;
      } catch (UnsupportedOperationException fromJava22On) {
        return false;
      }
    }
  }

  private static final class Walk implements Function<Stream<StackFrame>, Found> {
    @Override
    public Found apply(Stream<StackFrame> stack) {
      Found found = new Found();
      stack.forEach(found);
      return found;
    }
  }

  private static final class Found implements Consumer<StackFrame> {
    private final RuntimeFrames runtime = new RuntimeFrames();
    private StackFrame[] innermost = new StackFrame[USUAL_DEPTH];
    private int count;
    private boolean readerSeen;
    private boolean replacedMethod;

    @Override
    public void accept(StackFrame frame) {
      if (!readerSeen) {
        readerSeen = true;
      } else if (runtime.endWith(frame.getClassName())) {
        count = 0;
      } else {
        keep(frame);
      }
    }

    /** Keeps the innermost frames and counts all. */
    private void keep(StackFrame frame) {
      replacedMethod |= frame.getMethodName().equals(REPLACED_METHOD);
      if (count < MOST_FRAMES) {
        if (count == innermost.length) {
          innermost = Arrays.copyOf(innermost, 2 * count);
        }
        innermost[count] = frame;
      }
      count++;
    }

    Frame[] frames(boolean withDescriptors) {
      Frame[] frames = new Frame[Math.min(count, MOST_FRAMES)];
      for (int i = 0; i < frames.length; i++) {
        StackFrame frame = innermost[i];
        frames[i] =
            new Frame(
                frame.getClassName(),
                frame.getMethodName(),
                withDescriptors ? frame.getDescriptor() : null,
                Math.max(frame.getByteCodeIndex(), Frame.UNKNOWN),
                i < FRAMES_WITH_LINE
                    ? Math.max(frame.getLineNumber(), Frame.UNKNOWN)
                    : Frame.UNKNOWN,
                count - i - 1);
      }
      return frames;
    }
  }
}
