/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Where the agent's log lines go: an SLF4J provider, relocated with the API, that writes to the
 * standard error stream the JVM started with.
 *
 * <p>Never {@code java.util.logging} (application servers install their own manager) and never the
 * stream that the application may have put in place of {@code System.err}. Imports nothing of ours.
 */
package io.loopbrake.agent.log;
