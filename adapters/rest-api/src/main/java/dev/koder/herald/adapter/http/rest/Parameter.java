package dev.koder.herald.adapter.http.rest;

/**
 * A query parameter that a route knows.
 *
 * @param name in the query
 * @param form for the documentation: a JSON schema type
 * @param text what it does, with range and default
 */
record Parameter(String name, String form, String text) {}
