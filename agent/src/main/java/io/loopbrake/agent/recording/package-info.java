/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The events for Java Flight Recorder about stop requests.
 *
 * <p>Only this package uses {@code jdk.jfr}, in classes for Java 11 that are loaded by name at the
 * first request. Code of this package must not start the recorder, and must not lengthen the start
 * of the JVM.
 */
package io.loopbrake.agent.recording;
