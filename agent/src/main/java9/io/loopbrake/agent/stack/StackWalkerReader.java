/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the stack with a {@link StackWalker}, which tells byte code indexes and, from Java 10 on,
 * descriptors. Needs Java 11. Shows the same frames as a stack trace, those of reflection included.
 *
 * <p>Its functions are classes, for a lambda would be linked when first used, in a checkpoint.
 * Lines are left out, since they cost more than all else.
 */
final class StackWalkerReader implements StackReader {
  private static final int USUAL_DEPTH = 64;

  /** The JVM looks each line up, which takes long; what is shown to people is near the top. */
  private static final int FRAMES_WITH_LINE = 12;

  private final StackWalker walker =
      StackWalker.getInstance(Set.of(StackWalker.Option.SHOW_REFLECT_FRAMES), USUAL_DEPTH);

  @Override
  public Frame[] ofCurrentThread() {
    return walker.walk(new Walk()).frames();
  }

  private static final class Walk
      implements Function<Stream<StackFrame>, Walk>, Consumer<StackFrame> {
    private final RuntimeFrames runtime = new RuntimeFrames();
    private StackFrame[] found = new StackFrame[USUAL_DEPTH];
    private int count;
    private boolean readerSeen;

    @Override
    public Walk apply(Stream<StackFrame> stack) {
      stack.forEach(this);
      return this;
    }

    @Override
    public void accept(StackFrame frame) {
      if (!readerSeen) {
        readerSeen = true;
      } else if (runtime.endWith(frame.getClassName())) {
        count = 0;
      } else {
        if (count < MOST_FRAMES) {
          keep(frame);
        }
        count++;
      }
    }

    private void keep(StackFrame frame) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count] = frame;
    }

    Frame[] frames() {
      Frame[] frames = new Frame[Math.min(count, MOST_FRAMES)];
      for (int i = 0; i < frames.length; i++) {
        StackFrame frame = found[i];
        frames[i] =
            new Frame(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getDescriptor(),
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
