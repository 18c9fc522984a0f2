/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

/** Distinguishes class loaders from other classes with methods of the same names. */
public interface LoaderLookup {
  /** Whether a class of this name, in Java's form, that is loaded now may be a class loader. */
  boolean isLoader(String className);
}
