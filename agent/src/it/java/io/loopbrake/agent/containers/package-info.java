/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Servers, OSGi frameworks and schedulers as Maven Central has them, stopped in a JVM of their own;
 * what they run is in {@code io.loopbrake.containers} under {@code src/test/targets}.
 */
package io.loopbrake.agent.containers;
