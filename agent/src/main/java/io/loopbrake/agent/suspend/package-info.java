/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Throws an error in another thread at a place that is looked at while that thread is suspended:
 * for loops that call nothing, and so pass no method that a check could be planted in.
 *
 * <p>Chooses no victim and no place; who calls does. Holds a thread for a fraction of a second at
 * most. No native code of ours: Java 8 to 19 have methods for it, from Java 21 on the functions of
 * the JVM are called through {@code java.lang.foreign}.
 */
package io.loopbrake.agent.suspend;
