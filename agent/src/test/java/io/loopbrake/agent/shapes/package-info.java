/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Every way to loop, compiled by javac or made by hand, run away and stopped through the packaged
 * agent in JVMs of every version.
 */
package io.loopbrake.agent.shapes;
