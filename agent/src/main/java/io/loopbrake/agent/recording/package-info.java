/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What Java Flight Recorder is told of stop requests, in JVMs that have it and use it.
 *
 * <p>The only package that knows {@code jdk.jfr}, and that in classes for Java 11 which are loaded
 * by name at the first request. Nothing here may start the recorder, or cost a start-up anything.
 */
package io.loopbrake.agent.recording;
