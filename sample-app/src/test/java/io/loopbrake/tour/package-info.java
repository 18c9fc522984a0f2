/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The tour of the documentation, done step by step on the sample application: the commands in a
 * shell, the steps in JConsole by a {@link io.loopbrake.tour.Console}.
 *
 * <p>How a page is read and its output compared is the business of {@code io.loopbrake.agent.docs}.
 */
package io.loopbrake.tour;
