/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Stop control: what a stop request is, how it lives and ends, and what a checkpoint does while one
 * is open.
 *
 * <p>A request is cut by thread. {@code StopRequest} has the order and the state, and is for all
 * threads; {@code RequestLife} is its state machine. {@code Delivery} is for the thread to stop,
 * {@code Following} and what it holds for the control thread. {@code RequestView} is what others
 * see: it changes no more.
 *
 * <p>Knows nothing of class files, options or JMX. What runs inside a checkpoint uses arrays and
 * plain fields only, because JDK classes may hold checkpoints, too.
 */
package io.loopbrake.agent.control;
