/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The messages of the page on troubleshooting, each provoked in a JVM and compared with its row: a
 * class for each section of the page.
 *
 * <p>Not here: what else comes of what provokes them, and whether the page has all messages of the
 * code.
 */
package io.loopbrake.agent.troubleshooting;
