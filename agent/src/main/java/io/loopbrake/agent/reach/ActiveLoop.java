/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.flow.RepeatedCode;
import io.loopbrake.agent.threads.StackTraces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A loop or a recursion on the stack of a thread, and the ways to reach it. Immutable. */
final class ActiveLoop {
  private final SeenFrames frames;
  private final Class<?> type;
  private final StackTraceElement frame;
  private final Activation activation;
  private final RepeatedCode loop;
  private final List<Step> steps;
  private final boolean ofJdk;

  /**
   * Describes a loop or a recursion.
   *
   * @param frames makes frames of the classes on the stack
   * @param type the class of the method; null if it cannot be reloaded
   * @param loop null for a recursion, and for code that cannot be read
   */
  ActiveLoop(
      SeenFrames frames,
      Class<?> type,
      StackTraceElement frame,
      Activation activation,
      RepeatedCode loop,
      List<Step> steps,
      boolean ofJdk) {
    this.frames = frames;
    this.type = type;
    this.frame = frame;
    this.activation = activation;
    this.loop = loop;
    this.steps = new ArrayList<>(steps);
    this.ofJdk = ofJdk;
    this.steps.sort((one, other) -> Integer.compare(one.rank(), other.rank()));
  }

  Activation activation() {
    return activation;
  }

  /** Makes frames of the thread's stack. */
  SeenFrames frames() {
    return frames;
  }

  /** The class of the method with the loop; null if it cannot be reloaded. */
  Class<?> type() {
    return type;
  }

  /** The methods that get checkpoints, one step after the other. */
  List<Step> steps() {
    return Collections.unmodifiableList(steps);
  }

  boolean isOfJdk() {
    return ofJdk;
  }

  /**
   * Whether this is a loop that calls nothing, so that an error can only be thrown in the loop
   * itself.
   */
  boolean isTight() {
    return loop != null && loop.isLoop() && !loop.isCalling();
  }

  /**
   * Whether an error may be thrown in the code of the loop itself. In a recursion, no loop is
   * known; and between taking an element out of a collection and its use, the element would be
   * lost.
   */
  boolean isOpenInside() {
    return !activation.isRecursion() && (loop == null || !loop.isTakingElements());
  }

  /** Whether an error that is thrown at this line leaves the loop, as far as is known. */
  boolean lets(int line) {
    return loop == null || !loop.swallowingLines().contains(line);
  }

  /** The place, as in {@code the loop in com.acme.Report.build, lines 40 to 47}. */
  @Override
  public String toString() {
    String method = StackTraces.method(frame);
    if (loop == null) {
      return (activation.isRecursion() ? "the recursion of " : "what the JVM hides in or behind ")
          + method;
    }
    if (loop.lines().isEmpty()) {
      return "the loop in " + method;
    }
    int first = Collections.min(loop.lines());
    int last = Collections.max(loop.lines());
    return "the loop in "
        + method
        + (first == last ? ", line " + first : ", lines " + first + " to " + last);
  }
}
