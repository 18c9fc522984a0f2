/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

/**
 * A part of the body of a loop.
 *
 * @param number some number, which makes two of one kind differ
 * @param loop the loop that it is; null if it is none
 */
record Statement(Kind kind, int number, CountedLoop loop) {
  enum Kind {
    /** Keeps the counter. */
    KEEP,
    /** Reads an element with an index that is in the array. */
    READ,
    /** Writes one. */
    WRITE,
    /** Reads the element that the counter is the index of, if there is one; otherwise throws. */
    WALK,
    /** Writes it. */
    WALK_WRITING,
    /** Divides by what is zero at times. */
    DIVIDE,
    BREAK,
    CONTINUE,
    CALL,
    /** Many instructions, and calls. */
    LARGE,
    /** Changes the limit, if that is in a variable, at times. */
    MOVE_LIMIT,
    /** Changes the counter by another amount, at times. */
    MOVE_COUNTER,
    LOOP;

    /** Whether a loop ends that has this in its body, and ends otherwise. */
    boolean keepsCount() {
      return this != MOVE_LIMIT && this != MOVE_COUNTER;
    }
  }
}
