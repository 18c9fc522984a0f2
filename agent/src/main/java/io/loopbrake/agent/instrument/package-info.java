/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is planted: rewrites classes so that their loops pass checkpoints, keeps count of what was
 * and was not covered, and reaches classes that were loaded before.
 *
 * <p>Knows the name of the method to call, not what it does: nothing about stop requests belongs
 * here.
 */
package io.loopbrake.agent.instrument;
