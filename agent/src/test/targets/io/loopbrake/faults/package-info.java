/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Programs in which something goes wrong while they are stopped. */
package io.loopbrake.faults;
