/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Stops loops that have no checkpoint: searches the stack of a thread for the loop, and plants
 * checkpoints at the entry of the methods that the loop calls. The decision whether a stop may be
 * thrown belongs to {@code delivery}, the states of a request to {@code control}.
 */
package io.loopbrake.agent.reach;
