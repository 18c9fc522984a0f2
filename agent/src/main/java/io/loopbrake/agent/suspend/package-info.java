/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Throws an error in another thread at a place that is verified while that thread is suspended.
 * This stops loops that call no method, so that no checkpoint can be planted in a called method.
 *
 * <p>The caller chooses the thread and the place. A thread is held for a fraction of a second at
 * most. This package contains no native code: Java 8 to 19 have methods for the purpose, and from
 * Java 21 on the functions of the JVM are called through {@code java.lang.foreign}.
 */
package io.loopbrake.agent.suspend;
