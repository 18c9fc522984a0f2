/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Stop control: the stop requests with their states, and the work of a checkpoint while a request
 * is open.
 *
 * <p>The parts of a request are separated by thread. {@code StopRequest} has the order and the
 * state, and is for all threads; {@code RequestLife} is its state machine. Only the thread to stop
 * uses {@code Delivery}, and only the control thread uses {@code ControlThreadWork} and its parts.
 * {@code RequestView} is an immutable copy for operators and listeners.
 *
 * <p>This package knows no class files, options or JMX. Code that runs inside a checkpoint uses
 * arrays and plain fields only, because classes of the JDK may contain checkpoints, too.
 */
package io.loopbrake.agent.control;
