/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Other processes: which of them a thread of this JVM waits for.
 *
 * <p>Reads what the operating system tells, when an operator asks for it; keeps nothing and changes
 * nothing.
 */
package io.loopbrake.agent.process;
