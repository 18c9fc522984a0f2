/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the libraries are given to do; these classes have brakes. */
package io.loopbrake.libraries.app;
