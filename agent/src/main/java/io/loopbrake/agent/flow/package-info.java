/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Where checkpoints go: finds the back-edges of a method and tells which of them can hold one. And
 * where a stop had better wait: finds the code that cleans up after an exception.
 *
 * <p>Looks at code and changes none; knows nothing of what will be planted.
 */
package io.loopbrake.agent.flow;
