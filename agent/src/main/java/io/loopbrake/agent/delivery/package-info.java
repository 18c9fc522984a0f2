/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decides whether a stop may be thrown at a checkpoint. The rules examine the stack of the thread
 * to stop, inside this thread, while it passes the checkpoint.
 *
 * <p>The requests and their ends belong to package {@code control}; reading a stack belongs to
 * package {@code stack}. The methods that the option {@code nostop} names are matched by the
 * pattern of package {@code config} itself, because nothing here depends on how such a pattern is
 * written.
 */
package io.loopbrake.agent.delivery;
