/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Stop control: what a stop request is, how it lives and ends, and what a checkpoint does while one
 * is open.
 *
 * <p>Knows nothing of class files, options or JMX. What runs inside a checkpoint uses arrays and
 * plain fields only, because JDK classes may hold checkpoints, too.
 */
package io.loopbrake.agent.control;
