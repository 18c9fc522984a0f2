/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Classes that are loaded over and over, with loops in their static initialisers. */
package io.loopbrake.zones.payload;
