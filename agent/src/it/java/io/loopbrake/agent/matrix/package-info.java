/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Every Java at hand in every way to run it, with a small program that stops loops; and the page
 * that tells users which of them were run.
 *
 * <p>What is tested in depth is tested elsewhere, with the collector that the JVM takes by itself.
 */
package io.loopbrake.agent.matrix;
