/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Makes methods from random control flow, with checkpoints and without, and compares what they do.
 *
 * <p>A {@link io.loopbrake.agent.generated.Program} is the graph, {@link
 * io.loopbrake.agent.generated.ProgramReader} makes one up, {@link
 * io.loopbrake.agent.generated.ClassFileOf} turns it into a class file. What a test says of one
 * kind of loop belongs elsewhere.
 */
package io.loopbrake.agent.generated;
