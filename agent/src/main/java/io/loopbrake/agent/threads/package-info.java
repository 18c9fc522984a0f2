/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The threads of this JVM: a list of them, their places, the threads that loop, and the agent's own
 * threads.
 *
 * <p>Tasks and requests belong to other packages. No code of this package runs in threads of the
 * application.
 */
package io.loopbrake.agent.threads;
