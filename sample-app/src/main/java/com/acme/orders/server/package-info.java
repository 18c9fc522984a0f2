/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What runs all day: a feed puts orders into a queue, workers store them in the database, and a
 * heartbeat tells once a second how many.
 *
 * <p>Knows nothing of the console or the jobs.
 */
package com.acme.orders.server;
