/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the user asked for: the options of the agent and the patterns that name classes.
 *
 * <p>Pure values and their parsers live here. Nothing of ours is imported, nothing of the running
 * JVM is looked at, and nothing is printed.
 */
package io.loopbrake.agent.config;
