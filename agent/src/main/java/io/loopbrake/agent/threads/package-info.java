/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The threads of this JVM: which there are, where they are, which of them loop; and the agent's
 * own.
 *
 * <p>Not here: tasks and requests. Nothing here runs in threads of the application.
 */
package io.loopbrake.agent.threads;
