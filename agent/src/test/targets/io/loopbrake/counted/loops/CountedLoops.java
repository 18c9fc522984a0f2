/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.counted.loops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Loops in which a JVM that takes the polls out of counted loops would come to no safepoint. */
public final class CountedLoops {
  private CountedLoops() {}

  /** Each by its name. Some end after a while, to be called again. */
  public static Map<String, LongSupplier> all() {
    Map<String, LongSupplier> loops = new LinkedHashMap<>();
    loops.put("2^31 turns", new Numbers.Up());
    loops.put("2^32 turns by long", new Numbers.UpByLong());
    loops.put("to the largest int", new Numbers.UpToLargest());
    loops.put("nest of three", new Nests.Three());
    loops.put("long", new Numbers.LongLimit());
    loops.put("step of 7", new Numbers.BySeven());
    loops.put("down", new Numbers.Down());
    loops.put("limit in a field", new Numbers.ToField());
    loops.put("limit a length", new Numbers.ToLength());
    loops.put("limit changed", new Numbers.ToMovingLimit());
    loops.put("do-while", new Numbers.DoWhile());
    loops.put("!=", new Numbers.Unequal());
    loops.put("break, continue", new Numbers.Leaving());
    loops.put("inlined call", new Numbers.Calling());
    loops.put("large with calls", new Numbers.Large());
    loops.put("large, step a sum", new Numbers.LargeBySum());
    loops.put("large, step in a call", new Numbers.LargeByCall());
    loops.put("large, step in a call, flag", new Numbers.LargeByFlag());
    loops.put("large, step in a call, break", new Numbers.LargeByBreak());
    loops.put("large, two steps", new Numbers.LargeByTwo());
    loops.put("large, step of a field", new Ranges.LargeByField());
    loops.put("large, step of a field in a call", new Ranges.LargeByCall());
    loops.put("number in a field", new Numbers.InField());
    loops.put("masked index", new Numbers.Masked());
    loops.put("handler within", new Numbers.HandlerWithin());
    loops.put("handler around", new Numbers.HandlerAround());
    loops.put("range", new Ranges.Some());
    loops.put("range, large body", new Ranges.Much());
    loops.put("range and number", new Ranges.WithNumber());
    loops.put("list by index", new Nests.ListByIndex());
    loops.put("list by iterator", new Nests.ListByIterator());
    loops.put("entries of a map", new Nests.Entries());
    loops.put("lists by calls", new Nests.ListsByCalls());
    loops.put("Math.max of array", new Nests.Largest());
    loops.put("along a matrix", new Nests.Matrix());
    loops.put("characters", new Nests.Characters());
    loops.put("product of matrices", new Nests.Product());
    return loops;
  }
}
