/** How the header is described to those who read the API. */
export const API_KEY_HEADER = { name: 'X-Api-Key', required: true, description: 'Issued by an operator for this channel' };
