/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Where the agent's log lines go: to the standard error stream that the JVM started with.
 *
 * <p>Never {@code java.util.logging} (application servers install their own manager), never the
 * stream that the application may have put in place of {@code System.err}, and no logging library,
 * whose loading would lengthen every start of the application. Imports the level's name from {@code
 * config}, the cleaning of lines from {@code text}, and nothing else of ours.
 */
package io.loopbrake.agent.log;
