/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Finds the other process that a thread of this JVM waits for.
 *
 * <p>This package reads information of the operating system when an operator requests it. It stores
 * nothing and changes nothing.
 */
package io.loopbrake.agent.process;
