/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Plants the checkpoints: rewrites classes so that their loops pass checkpoints, records the
 * covered and uncovered loops, and reloads classes that were loaded before.
 *
 * <p>This package knows the name of the method to call, but not its effect. Nothing about stop
 * requests belongs here.
 */
package io.loopbrake.agent.instrument;
