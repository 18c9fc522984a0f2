/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes the agent's log lines to the standard error stream that the JVM started with.
 *
 * <p>It does not use {@code java.util.logging}, because application servers install their own
 * manager, and no logging library, because its loading would lengthen every start of the
 * application. It does not use {@code System.err} either, which the application may have replaced.
 * This package imports the name of the level from {@code config}, the cleaning of lines from {@code
 * text}, the thread that writes the audit file from {@code threads}, and no other package of the
 * agent.
 */
package io.loopbrake.agent.log;
