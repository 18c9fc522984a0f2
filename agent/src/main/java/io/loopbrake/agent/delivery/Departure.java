/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.stack.ProxyFrames;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out whether a stop error has left the work in which it was thrown, so that the thread now
 * does other work.
 *
 * <p>The frames above the innermost frame that may have caught the error have left the stack. A
 * frame of the same method in their place is another call. An included frame below is the runaway
 * if it has repeated a loop that contains the place of the throw. But a loop that fetches its work
 * continues with other work, and methods that are called from such a loop, or from code that is not
 * included, may be new calls. If the frame that may have caught the error has not moved, and
 * neither it nor anything below it is in a loop, it has made this call once only, and the error is
 * still in it. In case of doubt, the error has left: an operator can stop a surviving runaway
 * again, but cannot undo a stop of other work.
 */
final class Departure {
  private static final int NONE = -1;

  /** Code of the JDK that calls once, rethrows everything, and does no work for others. */
  private static final String[] ONE_CALL = {
    "java.lang.reflect.",
    "jdk.internal.reflect.",
    "sun.reflect.",
    "java.lang.invoke.",
    "java.lang.Thread",
    "java.lang.VirtualThread",
    "jdk.internal.vm.",
    "java.security.AccessController"
  };

  /** The whereabouts of the error. */
  enum Finding {
    /** It may be thrown: the work goes on, or its cleanup does. */
    STAYS,
    /** Code of the work has caught the error and goes on behind its handler. */
    GOES_ON,
    /** The loop that decides has not reached its next turn yet. */
    UNSETTLED,
    /**
     * The method that has caught it is on the stack, which does not tell whether in the same call.
     */
    DOUBTFUL,
    /** It has left the work. */
    LEFT
  }

  private final HandlerLookup handlers;

  Departure(HandlerLookup handlers) {
    this.handlers = handlers;
  }

  /**
   * Judges at a checkpoint of the thread.
   *
   * @param last the stack at the last throw, innermost frame first
   * @param now the stack now
   * @param watched whether every checkpoint that the thread has passed since was judged
   */
  Finding judge(Frame[] last, Frame[] now, boolean watched) {
    if (heightOf(last) <= 0 || heightOf(now) <= 0 || isAtItsEnd(now)) {
      return Finding.STAYS;
    }
    Finding finding = new Comparison(last, now, watched).judge();
    return finding == Finding.UNSETTLED && !watched ? Finding.LEFT : finding;
  }

  /**
   * Whether the first checkpoint after a throw with this stack may show what the stack alone does
   * not.
   */
  boolean needsWatch(Frame[] thrown) {
    return heightOf(thrown) > 0 && new Comparison(thrown, thrown, false).dependsOnTheFirst();
  }

  /**
   * Whether the work has left the stack of the thread, as far as the names of methods tell.
   *
   * @param now the stack now, innermost frame first, without {@link ProxyFrames}
   * @param waiting whether the thread waits for something
   */
  boolean isGone(Frame[] last, StackTraceElement[] now, boolean waiting) {
    List<Frame> common = common(last, now);
    boolean fetching = false;
    boolean repeats = false;
    boolean atWork = false;
    for (Frame frame : common) {
      fetching = handlers.isInFetchingLoop(frame);
      atWork = handlers.isKnown(frame) && !fetching;
      // What called the loop of a worker, or has called something only once, is no work.
      repeats = !fetching && (repeats || atWork && handlers.isInOneLoop(frame, frame));
    }
    if (atWork || repeats) {
      return false;
    }
    // A worker may wait for its next job in a method of its own.
    return heightOf(last) > 0
        && now.length > 0
        && (fetching && waiting || !isKnownFrom(common.size(), now));
  }

  /**
   * Whether the thread certainly does the same work as at the last throw: a method of the work is
   * on both stacks, and nothing further out can have called it a second time. The names of methods
   * alone do not tell that, because the next job is often of the same class.
   *
   * @param now the stack now, innermost frame first, without {@link ProxyFrames}
   */
  boolean isStillThere(Frame[] last, StackTraceElement[] now) {
    boolean calledOnce = false;
    for (Frame frame : common(last, now)) {
      if (!handlers.isKnown(frame)) {
        if (!isOneCall(frame.className())) {
          return false;
        }
      } else if (handlers.isInFetchingLoop(frame)) {
        return false;
      } else if (handlers.isInOneLoop(frame, frame)) {
        // The loop of a library may be that of a worker, whatever it looks like.
        return handlers.isIncluded(frame);
      } else {
        calledOnce = true;
      }
    }
    return calledOnce;
  }

  /**
   * The frames whose methods are on both stacks, the outermost first; none if the depths of the
   * first are not known.
   */
  private static List<Frame> common(Frame[] last, StackTraceElement[] now) {
    int height = heightOf(last);
    List<Frame> common = new ArrayList<>(height);
    for (int depth = 0; depth < height && common.size() < now.length; depth++) {
      Frame frame = at(last, depth);
      if (!ProxyFrames.is(frame.className(), frame.methodName())) {
        if (!isSameMethod(frame, now[now.length - 1 - common.size()])) {
          break;
        }
        common.add(frame);
      }
    }
    return common;
  }

  private static boolean isSameMethod(Frame frame, StackTraceElement element) {
    return frame.methodName().equals(element.getMethodName())
        && frame.className().equals(element.getClassName());
  }

  /** Whether included code is on the stack from there inwards: it may be cleanup code. */
  private boolean isKnownFrom(int depth, StackTraceElement[] now) {
    for (int i = now.length - 1 - depth; i >= 0; i--) {
      String className = now[i].getClassName();
      String methodName = now[i].getMethodName();
      if (isUncaught(className, methodName)
          || handlers.isKnown(
              new Frame(className, methodName, null, Frame.UNKNOWN, Frame.UNKNOWN, 0))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The piece of work that the error has left: the outermost included method that is not the loop
   * of a worker. Null if nothing is known of the stack.
   */
  Frame work(Frame[] last) {
    int height = heightOf(last);
    int from = 0;
    for (int depth = 0; depth < height; depth++) {
      Frame frame = at(last, depth);
      if (handlers.isKnown(frame) && handlers.isInFetchingLoop(frame)) {
        from = depth + 1;
        break;
      }
    }
    Frame lambda = null;
    for (int depth = from; depth < height; depth++) {
      Frame frame = at(last, depth);
      if (handlers.isKnown(frame)) {
        if (!frame.methodName().startsWith("lambda$")) {
          return frame;
        }
        lambda = lambda == null ? frame : lambda;
      }
    }
    return lambda;
  }

  /** The depth of the innermost frame that may catch the error and go on; -1 if there is none. */
  private int catcher(Frame[] stack) {
    for (Frame frame : stack) {
      if (handlers.isKnown(frame) ? handlers.swallows(frame) : !isPassing(frame)) {
        return frame.depth();
      }
    }
    return NONE;
  }

  private static boolean isPassing(Frame frame) {
    String className = frame.className();
    return isOneCall(className)
        || className.startsWith("java.util.")
            && !className.startsWith("java.util.concurrent.")
            && !className.startsWith("java.util.Timer");
  }

  private static boolean isOneCall(String className) {
    for (String prefix : ONE_CALL) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no code has caught the error, so that the thread does no other work. */
  private static boolean isAtItsEnd(Frame[] now) {
    for (Frame frame : now) {
      if (isUncaught(frame.className(), frame.methodName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUncaught(String className, String methodName) {
    return methodName.equals("dispatchUncaughtException") && className.equals("java.lang.Thread");
  }

  /** The number of frames; 0 if their depths are not known. */
  private static int heightOf(Frame[] stack) {
    return stack.length == 0 || stack[stack.length - 1].depth() != 0 ? 0 : stack[0].depth() + 1;
  }

  private static Frame at(Frame[] stack, int depth) {
    return stack[stack[0].depth() - depth];
  }

  /** The stack at the last throw and the stack now. */
  private final class Comparison {
    private final Frame[] last;
    private final Frame[] now;
    private final boolean watched;
    private final int catcher;
    private final int unmoved;
    private final int moved;

    Comparison(Frame[] last, Frame[] now, boolean watched) {
      this.last = last;
      this.now = now;
      this.watched = watched;
      this.catcher = catcher(last);
      int both = Math.min(heightOf(last), heightOf(now));
      int same = 0;
      while (same < both && at(now, same).isAtSamePlaceAs(at(last, same))) {
        same++;
      }
      // A frame that called a method then and is at a checkpoint now has moved, though within one
      // line.
      if (same > 0 && same == heightOf(now) && same < heightOf(last)) {
        same--;
      }
      this.unmoved = same;
      this.moved = same < both && at(now, same).isOfSameMethodAs(at(last, same)) ? same : NONE;
    }

    Finding judge() {
      if (moved != NONE && entersHandler()) {
        return Finding.STAYS;
      }
      int survivor = Math.min(catcher, moved == NONE ? unmoved - 1 : moved);
      while (survivor >= 0 && !handlers.isKnown(at(last, survivor))) {
        survivor--;
      }
      if (survivor < 0) {
        return Finding.LEFT;
      }
      return survivor == moved ? judgeMoved() : judgeUnmoved(survivor);
    }

    private boolean dependsOnTheFirst() {
      for (int depth = 0; depth <= catcher; depth++) {
        Frame frame = at(last, depth);
        if (handlers.isKnown(frame)
            && handlers.isInOneLoop(frame, frame)
            && !handlers.isInFetchingLoop(frame)
            && !isStillThere(depth)) {
          return true;
        }
      }
      return false;
    }

    private boolean entersHandler() {
      int handler = handlers.handlerOf(at(now, moved));
      return handler >= 0 && handler != handlers.handlerOf(at(last, moved));
    }

    private Finding judgeMoved() {
      Frame was = at(last, moved);
      Frame is = at(now, moved);
      boolean looped = handlers.isInOneLoop(was, is);
      if (moved == catcher ? !handlers.leadsOn(was, is) : !looped && isBefore(is, was)) {
        return calledAnew(moved);
      }
      if (!looped) {
        return Finding.GOES_ON;
      }
      if (handlers.isInFetchingLoop(was)) {
        return Finding.LEFT;
      }
      return watched || isStillThere(moved) ? Finding.STAYS : Finding.DOUBTFUL;
    }

    /** Whether the call at this depth, whose loop has begun another turn, cannot be a new call. */
    private boolean isStillThere(int depth) {
      Frame was = at(last, depth);
      boolean returns =
          depth == catcher ? handlers.returnsAfter(was) : !handlers.isInEndlessLoop(was);
      return !isForeignBetween(depth, catcher) && !(returns && isServed(depth));
    }

    private boolean isForeignBetween(int depth, int deepest) {
      for (int i = depth + 1; i <= deepest; i++) {
        if (isForeign(i)) {
          return true;
        }
      }
      return false;
    }

    /**
     * Whether a place is before another one, since compilers write the code of a method in the
     * order of its source.
     */
    private boolean isBefore(Frame is, Frame was) {
      return is.byteCodeIndex() == Frame.UNKNOWN
          ? is.line() < was.line()
          : is.byteCodeIndex() < was.byteCodeIndex();
    }

    private Finding judgeUnmoved(int survivor) {
      Frame was = at(last, survivor);
      boolean looped = handlers.isInOneLoop(was, was);
      if (survivor == catcher) {
        if (isOnlyCallTo(survivor)) {
          return Finding.STAYS;
        }
        if (!looped || !handlers.leadsOn(was, was)) {
          return calledAnew(survivor);
        }
        // Its loop would have been seen to come round first, unless it was called anew.
        if (handlers.isInFetchingLoop(was)) {
          return Finding.LEFT;
        }
        return isServed(survivor) && handlers.returnsAfter(was) ? Finding.DOUBTFUL : Finding.STAYS;
      }
      if (handlers.isInFetchingLoop(was)) {
        return Finding.LEFT;
      }
      if (moved != NONE && moved <= catcher) {
        return Finding.STAYS;
      }
      return looped ? Finding.UNSETTLED : Finding.LEFT;
    }

    /** Whether nothing from this depth outwards can have repeated its call. */
    private boolean isOnlyCallTo(int depth) {
      for (int i = depth; i >= 0; i--) {
        Frame frame = at(last, i);
        boolean once =
            handlers.isKnown(frame)
                ? frame.byteCodeIndex() != Frame.UNKNOWN && !handlers.isInOneLoop(frame, frame)
                : isOneCall(frame.className());
        if (!once) {
          return false;
        }
      }
      return true;
    }

    /** The method at this depth was called a second time, by a loop in a method further out. */
    private Finding calledAnew(int depth) {
      for (int i = depth - 1; i >= 0; i--) {
        Frame frame = at(last, i);
        if (!handlers.isKnown(frame)) {
          continue;
        }
        if (handlers.isInFetchingLoop(frame)) {
          return Finding.LEFT;
        }
        if (handlers.isInOneLoop(frame, frame)) {
          return isStillThere(i) ? Finding.STAYS : Finding.UNSETTLED;
        }
      }
      return Finding.LEFT;
    }

    /** Whether code further out may call the method at this depth for other work. */
    private boolean isServed(int depth) {
      for (int i = depth - 1; i >= 0; i--) {
        Frame frame = at(last, i);
        if (isForeign(i) || handlers.isKnown(frame) && handlers.isInFetchingLoop(frame)) {
          return true;
        }
        if (handlers.isInEndlessLoop(frame)) {
          return false;
        }
      }
      return false;
    }

    private boolean isForeign(int depth) {
      return !handlers.isKnown(at(last, depth)) && !isPassing(at(last, depth));
    }
  }
}
