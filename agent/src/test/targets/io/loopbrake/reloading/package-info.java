/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Programs whose classes are selected and left out again while they run. */
package io.loopbrake.reloading;
