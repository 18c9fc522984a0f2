/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The jobs that an operator may start. A new one extends {@link com.acme.orders.jobs.Job} and is
 * added to the list in {@code Main}.
 *
 * <p>Every job is happy with good data. The data that it is given by default has the one record
 * that nobody thought of.
 */
package com.acme.orders.jobs;
