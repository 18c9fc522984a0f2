/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Ends what a thread waits for where no interrupt can: cancels the statement that a database works
 * on, closes the socket that nothing comes from.
 *
 * <p>Plants a note where a method that may wait is entered and left, so that it is known on which
 * object a thread waits. Decides nothing about stops: {@code control} says whose wait is to end.
 */
package io.loopbrake.agent.unblock;
