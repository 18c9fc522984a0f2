/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The demo: starts the sample application in a JVM of its own, lets jobs run away, stops them
 * through JMX exactly as JConsole would, and checks everything that it claims.
 *
 * <p>Uses the JDK and nothing else, and no class of the agent: what it can do, any JMX console can.
 * {@link io.loopbrake.demo.Story} tells what happens, {@link io.loopbrake.demo.RunningSample} is
 * the application's process, {@link io.loopbrake.demo.LoopbrakeClient} the console.
 */
package io.loopbrake.demo;
