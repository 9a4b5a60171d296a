/** Class of the error that a responder threw; present only then. */
export const FAILURE_HEADER = 'Xianban-Failure';
/** W3C trace context. */
export const TRACEPARENT_HEADER = 'traceparent';
