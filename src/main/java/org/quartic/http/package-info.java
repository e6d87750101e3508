/** What a daemon answers over HTTP: routes, problem documents, events, metrics and the dashboard. */
package org.quartic.http;
