// Generated from the OpenAPI description of intake by `npm run client`.
export interface paths {
  '/v1/issues/{number}/attachments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The pictures of an issue; linked ones are fetched after their report was accepted */
    get: operations['AttachmentsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}/attachments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One picture, as JPEG */
    get: operations['AttachmentsController_open'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/call-backs/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A question and its answer: JSON, or a page for a browser */
    get: operations['CallBacksController_read'];
    put?: never;
    /** Answers. The same answer again changes nothing; another one is refused */
    post: operations['CallBacksController_answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channel-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Keys of all channels, live and revoked, without their secrets */
    get: operations['ChannelKeysController_list'];
    put?: never;
    /** Issues a key. It is shown once and never again */
    post: operations['ChannelKeysController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channel-keys/{id}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Revokes a key for good */
    post: operations['ChannelKeysController_revoke'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channel-keys/{id}/suspension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Suspends a key: until it is resumed, whoever comes with it gets 403 */
    post: operations['ChannelKeysController_suspend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channel-keys/{id}/resumption': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets a suspended key go on */
    post: operations['ChannelKeysController_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channel-keys/{id}/signing-secrets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new secret to sign with. The one before stays live until it is retired; one before that is retired now */
    post: operations['ChannelKeysController_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channel-keys/{id}/signing-secrets/retirement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Retires the older of two secrets */
    post: operations['ChannelKeysController_retire'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}/classification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sorts an open issue anew. The limit that was promised stays */
    post: operations['ClassificationController_correct'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/classification-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How often each rule of the vocabulary decided, and how often people corrected it */
    get: operations['ClassificationController_rules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Issues that the actor may see, running ones or those of the past, newest first */
    get: operations['IssuesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One issue */
    get: operations['IssuesController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened to an issue, in the order in which it happened */
    get: operations['IssuesController_timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The reports of an issue in their own words, for the staff who deal with it */
    get: operations['IssuesController_reports'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/merge-suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Issues that may be of one matter, newest first */
    get: operations['MergeSuggestionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/merge-suggestions/{id}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Merges the two */
    post: operations['MergeSuggestionsController_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/merge-suggestions/{id}/dismiss': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that they are different matters */
    post: operations['MergeSuggestionsController_dismiss'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets an issue go on under another, with its reporters; it is merged as soon as its task is given up */
    post: operations['MergingController_merge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}/split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes reports out into a new issue, which keeps the time of receipt of the first of them */
    post: operations['MergingController_split'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/status/{receipt}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything held about the reporter, over all their reports */
    get: operations['OwnDataController_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/status/{receipt}/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Forgets the reporter for good, over all their reports; the receipt is 410 afterwards */
    post: operations['OwnDataController_erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/persons/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finds persons by telephone or by their account in a channel: ids and counts, never words. Noted */
    post: operations['PersonsController_search'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/persons/{id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything held about a person, opened. Noted */
    get: operations['PersonsController_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/persons/{id}/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Forgets a person for good; their matters go on without a reporter. Again changes nothing. Noted */
    post: operations['PersonsController_erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The requests of an issue with their words, oldest first */
    get: operations['RequestsController_list'];
    put?: never;
    /** Asks for extension, for the books or for closing without a fix */
    post: operations['RequestsController_make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/issues/{number}/requests/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves or rejects a request */
    post: operations['RequestsController_decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/status/{receipt}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of a report: JSON, or a page for a browser */
    get: operations['StatusController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/status/{receipt}/attachments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A picture of the report, as JPEG */
    get: operations['StatusController_picture'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/status/{receipt}/reopening': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that a closed matter is not over */
    post: operations['StatusController_reopen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channels/{channel}/attachments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Uploads a picture, as it is. A report shows it by what this answers, within a day */
    post: operations['UploadsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channels/{channel}/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your webhooks */
    get: operations['WebhooksController_list'];
    put?: never;
    /** Calls an address of yours whenever the issue of a report of yours moves. The secret is shown once */
    post: operations['WebhooksController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channels/{channel}/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Ends a webhook: what was not delivered will not be */
    delete: operations['WebhooksController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channels/{channel}/webhooks/{id}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new secret; deliveries are signed with the older one as well for a day */
    post: operations['WebhooksController_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channels/{channel}/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sends a message that tells of nothing */
    post: operations['WebhooksController_test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channels/{channel}/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was delivered in the last 30 days, newest first, with every attempt */
    get: operations['WebhooksController_deliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channels/{channel}/webhooks/{id}/deliveries/{delivery}/redelivery': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sends a delivery again, under the same message id */
    post: operations['WebhooksController_redeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Signs that the actor may see, newest first */
    get: operations['SignsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One sign with its evidence */
    get: operations['SignsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signs/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes an issue of a sign, or dismisses it. The same decision again changes nothing */
    post: operations['SignsController_decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/channels/api/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open interface (开放接口): report, one or many */
    post: operations['report-api'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AttachmentView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      report: string;
      /** @enum {string} */
      state: 'stored' | 'to-fetch' | 'refused';
      /** @description Why there is no picture */
      fault?: string;
      /** @description Where the JPEG is; only once it is stored */
      url?: string;
      sizeBytes?: number;
      widthPixels?: number;
      heightPixels?: number;
      /** @description Where the camera says it was taken: WGS-84 degrees, [longitude, latitude] */
      takenAt?: number[];
    };
    AttachmentListView: {
      items: components['schemas']['AttachmentView'][];
    };
    CallBackAnswerView: {
      contacted: boolean;
      /** @enum {string} */
      solved: 'yes' | 'no';
      /** @enum {string} */
      satisfaction: 'satisfied' | 'basically-satisfied' | 'dissatisfied';
      /** Format: date-time */
      answeredAt: string;
    };
    CallBackView: {
      /** Format: uuid */
      callBack: string;
      /** @example 110105-2026-000123 */
      issue: string;
      round: number;
      /** Format: date-time */
      askedAt: string;
      /** @description True while an answer is taken */
      open: boolean;
      answer?: components['schemas']['CallBackAnswerView'];
    };
    AnswerBody: {
      /** @description Whether the responsible unit got in touch */
      contacted: boolean;
      /** @enum {string} */
      solved: 'yes' | 'no';
      /** @enum {string} */
      satisfaction: 'satisfied' | 'basically-satisfied' | 'dissatisfied';
      comment?: string;
    };
    ChannelKeyBody: {
      /** @example riders */
      channel: string;
      /** @description Who holds it. Keys of a channel with the same label belong to one holder. */
      label: string;
      /** @default [] */
      can: ('backdates' | 'verifies')[];
      /**
       * @description To try out with: reports are checked, answered and readable as feedback, but told to nobody, and swept after seven days
       * @default false
       */
      sandbox: boolean;
      /** @description What it may report; everything, if absent */
      categories?: ('city-management' | 'public-safety' | 'livelihood' | 'convenience' | 'complaint')[];
      /** @description Natures of the district pack that it may report; all, if absent */
      natures?: string[];
      /** @description Any number, if absent */
      reportsPerMinute?: number;
      /** @description Any number, if absent */
      reportsPerDay?: number;
    };
    IssuedKeyView: {
      /** Format: uuid */
      id: string;
      /**
       * @description Send it as X-Api-Key. It is not kept and cannot be shown again.
       * @example xb_0Zr…
       */
      key: string;
      /**
       * @description Where the channel takes signed webhooks: what to sign with. Shown once.
       * @example whsec_MfKQ…
       */
      signingSecret?: string;
      /**
       * Format: uri
       * @description Where to send signed webhooks
       */
      hookUrl?: string;
    };
    ChannelKeyView: {
      /** Format: uuid */
      id: string;
      /** @example riders */
      channel: string;
      /** @description Who holds it */
      label: string;
      can: ('backdates' | 'verifies')[];
      /** @description To try out with */
      sandbox: boolean;
      /** @description What it may report; everything, if absent */
      categories?: ('city-management' | 'public-safety' | 'livelihood' | 'convenience' | 'complaint')[];
      natures?: string[];
      reportsPerMinute?: number;
      reportsPerDay?: number;
      /** @description Live secrets to sign with; two while the holder changes over */
      signingSecrets: number;
      createdBy: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      suspendedAt?: string;
      /** Format: date-time */
      revokedAt?: string;
    };
    ChannelKeyPageView: {
      items: components['schemas']['ChannelKeyView'][];
      /** @description Cursor of the next page */
      next?: string;
    };
    SigningSecretView: {
      /** @example whsec_MfKQ… */
      signingSecret: string;
    };
    ClassificationBody: {
      /** @enum {string} */
      category?: 'city-management' | 'public-safety' | 'livelihood' | 'convenience' | 'complaint';
      /** @description One of the district */
      nature?: string;
      /** @enum {string} */
      limitClass?: 'emergency' | 'utility' | 'ordinary' | 'complex';
      qualities?: ('convenience' | 'liveability' | 'diversity' | 'fairness' | 'safety')[];
      /** @enum {string} */
      reason: 'misread-words' | 'wrongly-declared' | 'seen-on-site' | 'told-by-reporter';
    };
    ClassificationReasonView: {
      /**
       * @description A rule found its word, the nature brings it, the report said so, a person corrected it, or nothing was found
       * @enum {string}
       */
      by: 'rule' | 'nature' | 'declared' | 'person' | 'default';
      /** @description Which rule of the vocabulary, for by=rule */
      rule?: string;
    };
    ClassificationReasonsView: {
      category: components['schemas']['ClassificationReasonView'];
      nature: components['schemas']['ClassificationReasonView'];
      limitClass: components['schemas']['ClassificationReasonView'];
      /** @description By quality */
      qualities: {
        [key: string]: components['schemas']['ClassificationReasonView'];
      };
    };
    AreasView: {
      street: string;
      community: string;
      managementGrid: string;
      technicalGrid: string;
    };
    IssueView: {
      /** @example 110105-2026-000123 */
      number: string;
      /** @enum {string} */
      state:
        | 'received'
        | 'inspecting'
        | 'responding'
        | 'resolving'
        | 'on-the-books'
        | 'verifying'
        | 'judging'
        | 'closed'
        | 'refused'
        | 'withdrawn'
        | 'merged';
      /** @description 1 for the first life, one more after each reopening */
      round: number;
      /** @description 0 when received, one more after each move */
      version: number;
      /**
       * @description Of the report that opened it
       * @example riders
       */
      channel: string;
      /** @description Of all its reports, that of the one that opened it first */
      channels: string[];
      /** @description The issue that it goes on under; not done before the state is merged */
      mergedInto?: string;
      /**
       * @description Whether a complaint opened it (接诉即办) or it was found before (未诉先办); never changes
       * @enum {string}
       */
      origin: 'on-complaint' | 'before-complaint';
      /**
       * Format: date-time
       * @description When it was complained about although it was known before
       */
      complainedAt?: string;
      /** @enum {string} */
      category: 'city-management' | 'public-safety' | 'livelihood' | 'convenience' | 'complaint';
      /** @example component */
      nature: string;
      /** @enum {string} */
      limitClass: 'emergency' | 'utility' | 'ordinary' | 'complex';
      qualities: ('convenience' | 'liveability' | 'diversity' | 'fairness' | 'safety')[];
      /** @description Why it is sorted like this */
      reasons?: components['schemas']['ClassificationReasonsView'];
      /** @enum {string} */
      priority: 'urgent' | 'high' | 'normal' | 'low';
      areas?: components['schemas']['AreasView'];
      unit?: string;
      /** Format: date-time */
      receivedAt: string;
      /** Format: date-time */
      limitAt?: string;
      overdue: boolean;
      /** @description 0 none, 1 community, 2 street, 3 district */
      escalationLevel: number;
      /** Format: date-time */
      resolvedAt?: string;
      /** Format: date-time */
      closedAt?: string;
      /** @enum {string} */
      outcome?: 'fixed' | 'unfixed';
      /** @description How many reports it has; of one issue, not in lists */
      reports?: number;
      /** @description By how many people; of one issue, not in lists */
      witnesses?: number;
      /** Format: date-time */
      updatedAt: string;
      /** @description True for an issue of the past that was brought in: nothing is to be done about it */
      historical: boolean;
      /** @description Of a historical issue: the other system's own id */
      externalId?: string;
      /** @description Of a historical issue: by which way the other system heard of it */
      via?: string;
    };
    PartCountsView: {
      category: number;
      nature: number;
      limitClass: number;
      /** @description Each quality counts */
      qualities: number;
    };
    RuleView: {
      /** @description Including those that were corrected */
      applied: components['schemas']['PartCountsView'];
      corrected: components['schemas']['PartCountsView'];
      /** @example 路灯不亮 */
      rule: string;
      /** @description What it looks for; absent if it is no longer in the vocabulary */
      word?: string;
    };
    RuleCountsView: {
      /** @description Including those that were corrected */
      applied: components['schemas']['PartCountsView'];
      corrected: components['schemas']['PartCountsView'];
    };
    RulesView: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      rules: components['schemas']['RuleView'][];
      /** @description Where no rule matched and the default held */
      unmatched: components['schemas']['RuleCountsView'];
    };
    IssuePageView: {
      items: components['schemas']['IssueView'][];
      /** @description Cursor of the next page */
      next?: string;
    };
    TimelineEntryView: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      kind:
        | 'received'
        | 'report-joined'
        | 'moved'
        | 'merge-asked'
        | 'merged-in'
        | 'split'
        | 'split-off'
        | 'limit-recorded'
        | 'request-made'
        | 'request-decided'
        | 'call-back-asked'
        | 'call-back-answered'
        | 'reopening-asked'
        | 'looked-back'
        | 'reclassified'
        | 'partner-updated'
        | 'task-dispatched'
        | 'task-accepted'
        | 'task-returned'
        | 'task-escalated'
        | 'task-handled'
        | 'task-verified'
        | 'task-inspected'
        | 'task-withdrawn';
      round: number;
      /** @description Codes and ids; never words */
      detail: {
        [key: string]: unknown;
      };
    };
    TimelinePageView: {
      items: components['schemas']['TimelineEntryView'][];
      /** @description Cursor of the next page */
      next?: string;
    };
    ReporterView: {
      account?: string;
      name?: string;
      phone?: string;
    };
    ReportView: {
      /** Format: uuid */
      report: string;
      channel: string;
      /** @description WGS-84 degrees, [longitude, latitude] */
      at: number[];
      /** Format: date-time */
      observedAt: string;
      /** Format: date-time */
      receivedAt: string;
      verified: boolean;
      /** @enum {string} */
      category: 'city-management' | 'public-safety' | 'livelihood' | 'convenience' | 'complaint';
      /** @example component */
      nature: string;
      /** @enum {string} */
      limitClass: 'emergency' | 'utility' | 'ordinary' | 'complex';
      qualities: ('convenience' | 'liveability' | 'diversity' | 'fairness' | 'safety')[];
      /** @description Why it was sorted like this when it came in */
      reasons?: components['schemas']['ClassificationReasonsView'];
      keywords: string[];
      text?: string;
      photos?: string[];
      /** @description Further words of the reporter, by label, such as answers to the questions of a channel */
      remarks?: {
        [key: string]: string;
      };
      /** @description For those who deal with the reporter */
      reporter?: components['schemas']['ReporterView'];
    };
    ReportListView: {
      items: components['schemas']['ReportView'][];
    };
    MergeSuggestionView: {
      /** Format: uuid */
      id: string;
      /** @description The newer one */
      issue: string;
      /** @description The older one, into which it would be merged */
      into: string;
      score: number;
      reasons: ('near' | 'recent' | 'words' | 'same-nature' | 'same-fault' | 'other-fault' | 'other-number' | 'other-urgency')[];
      /** Format: date-time */
      suggestedAt: string;
    };
    MergeSuggestionPageView: {
      items: components['schemas']['MergeSuggestionView'][];
      /** @description Cursor of the next page */
      next?: string;
    };
    MergeBody: {
      /** @example 110105-2026-000120 */
      into: string;
      /** @description A code; it stands in the timeline */
      reason: string;
    };
    SplitBody: {
      reports: string[];
      /** @description A code; it stands in the timeline */
      reason: string;
    };
    OwnErasureBody: {
      /** @enum {string} */
      confirm: 'erase';
    };
    ErasureView: {
      /**
       * Format: date-time
       * @description Wall clock
       */
      erasedAt: string;
      /** @description Reports that have no reporter now */
      reports: number;
    };
    PersonSearchBody: {
      /**
       * @description In any form; needed without channel and account
       * @example +86 139 0000 0000
       */
      phone?: string;
      /**
       * @description Needed with account
       * @example riders
       */
      channel?: string;
      account?: string;
    };
    FoundPersonView: {
      /** Format: uuid */
      person: string;
      /**
       * @example [
       *       "riders"
       *     ]
       */
      channels: string[];
      reports: number;
      issues: number;
      /** Format: date-time */
      firstAt: string;
      /** Format: date-time */
      lastAt: string;
    };
    FoundPersonListView: {
      items: components['schemas']['FoundPersonView'][];
    };
    ErasureBody: {
      /** @enum {string} */
      reason: 'asked-by-person' | 'consent-withdrawn' | 'purpose-reached' | 'retention-over' | 'unlawful' | 'ordered';
    };
    RequestBody: {
      /** @enum {string} */
      kind: 'extension' | 'on-the-books' | 'close-without-fix';
      reason: string;
      /**
       * Format: date-time
       * @description The new limit of an extension, or the date on which an issue on the books is reviewed
       */
      until?: string;
      /** @description For the books: what is still open */
      openProblems?: string[];
    };
    RequestView: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'extension' | 'on-the-books' | 'close-without-fix';
      round: number;
      reason?: string;
      openProblems?: string[];
      /** Format: date-time */
      until?: string;
      /** @description Who asked: `sub` of their token */
      askedBy: string;
      /** Format: date-time */
      askedAt: string;
      /** @description Absent while it waits for a decision */
      approved?: boolean;
      decidedBy?: string;
      /** Format: date-time */
      decidedAt?: string;
      note?: string;
    };
    DecisionBody: {
      approve: boolean;
      note: string;
    };
    RequestListView: {
      items: components['schemas']['RequestView'][];
    };
    StatusEntryView: {
      /** Format: date-time */
      at: string;
      text: string;
    };
    StatusCallBackView: {
      /** Format: uri */
      url: string;
      /** Format: date-time */
      askedAt: string;
      /** Format: date-time */
      answeredAt?: string;
      /** @description True while an answer is taken */
      open: boolean;
    };
    StatusView: {
      /** @example 110105-2026-000123 */
      issue: string;
      /** @enum {string} */
      state:
        | 'received'
        | 'inspecting'
        | 'responding'
        | 'resolving'
        | 'on-the-books'
        | 'verifying'
        | 'judging'
        | 'closed'
        | 'refused'
        | 'withdrawn'
        | 'merged';
      /** @description The state in words */
      message: string;
      /** @description The issue that the reporter was told first, if staff have merged or split since */
      formerIssue?: string;
      /** @description How it came about, in words */
      goesOn?: string;
      round: number;
      /** Format: date-time */
      receivedAt: string;
      /** Format: date-time */
      limitAt?: string;
      overdue: boolean;
      /** Format: date-time */
      closedAt?: string;
      /** @enum {string} */
      outcome?: 'fixed' | 'unfixed';
      timeline: components['schemas']['StatusEntryView'][];
      callBack?: components['schemas']['StatusCallBackView'];
      /** @description True if the reporter may ask for it to be taken up again */
      canReopen: boolean;
      /** @description True if a new round was asked for and has not begun */
      reopeningAsked: boolean;
    };
    ReopeningBody: {
      reason: string;
    };
    ReopeningView: {
      /** @example 110105-2026-000123 */
      issue: string;
      /** @description The round that will begin, 2 or more */
      round: number;
    };
    UploadView: {
      /**
       * @description What the report says in `photos`, within a day
       * @example attachment:0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091
       */
      photo: string;
      widthPixels: number;
      heightPixels: number;
      /** @description Where the camera says it was taken: WGS-84 degrees, [longitude, latitude] */
      takenAt?: number[];
    };
    WebhookBody: {
      /**
       * Format: uri
       * @description https, and no inner address
       */
      url: string;
    };
    WebhookSecretView: {
      /** Format: uuid */
      id: string;
      /**
       * @description What deliveries are signed with, by Standard Webhooks. It cannot be shown again.
       * @example whsec_…
       */
      secret: string;
    };
    WebhookView: {
      /** Format: uuid */
      id: string;
      /** Format: uri */
      url: string;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description Since when it is not called any more, because it answered 410
       */
      goneAt?: string;
    };
    WebhookListView: {
      items: components['schemas']['WebhookView'][];
    };
    AttemptView: {
      /** Format: date-time */
      at: string;
      /** @description The receiver's answer */
      status?: number;
      /** @description Why there was none */
      fault?: string;
      tookMs: number;
    };
    DeliveryView: {
      /**
       * Format: uuid
       * @description Also the id of the message
       */
      id: string;
      /** @enum {string} */
      state: 'pending' | 'delivered' | 'failed';
      /**
       * Format: uuid
       * @description Absent in a test
       */
      report?: string;
      /** @example 110105-2026-000123 */
      issue?: string;
      /** @enum {string} */
      issueState?:
        | 'received'
        | 'inspecting'
        | 'responding'
        | 'resolving'
        | 'on-the-books'
        | 'verifying'
        | 'judging'
        | 'closed'
        | 'refused'
        | 'withdrawn'
        | 'merged';
      /** Format: date-time */
      recordedAt: string;
      /** Format: date-time */
      nextTryAt?: string;
      attempts: components['schemas']['AttemptView'][];
    };
    DeliveryPageView: {
      items: components['schemas']['DeliveryView'][];
      /** @description Cursor of the next page */
      next?: string;
    };
    SignEvidenceView: {
      /** @example keyword-burst */
      method: string;
      observed: number;
      expected: number;
      /** @description How far apart they are, in standard deviations where the method says nothing else */
      score: number;
      /** Format: date-time */
      noticedAt: string;
    };
    SignView: {
      /** Format: uuid */
      sign: string;
      /** @example opinion */
      channel: string;
      area: string;
      /** @description A nature or a keyword of the district */
      topic: string;
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @description WGS-84 degrees, [longitude, latitude] */
      at?: number[];
      /** @enum {string} */
      state: 'open' | 'turned' | 'dismissed';
      /** Format: date-time */
      raisedAt: string;
      /**
       * Format: date-time
       * @description When its evidence last changed
       */
      noticedAt: string;
      /** @description How many times it was noticed while it was open */
      times: number;
      /** @enum {string} */
      by?: 'person' | 'threshold';
      /** Format: date-time */
      decidedAt?: string;
      /** @description What it became or joined */
      issue?: string;
      /**
       * @description How the issue stands; shown for one sign
       * @enum {string}
       */
      issueState?:
        | 'received'
        | 'inspecting'
        | 'responding'
        | 'resolving'
        | 'on-the-books'
        | 'verifying'
        | 'judging'
        | 'closed'
        | 'refused'
        | 'withdrawn'
        | 'merged';
      evidence?: components['schemas']['SignEvidenceView'][];
    };
    SignPageView: {
      items: components['schemas']['SignView'][];
      /** @description Cursor of the next page */
      next?: string;
    };
    SignDecisionBody: {
      /** @enum {string} */
      decision: 'turned' | 'dismissed';
      /** @description The matter, if it becomes an issue; why there is nothing to it, if it is dismissed */
      text: string;
      /**
       * @description Datum of lon and lat; with them, where the matter is. Needed if the sign has no place.
       * @enum {string}
       */
      datum?: 'WGS-84' | 'GCJ-02' | 'BD-09';
      /** @description Longitude in degrees */
      lon?: number;
      /** @description Latitude in degrees */
      lat?: number;
    };
    AcceptanceView: {
      /** @example 110105-2026-000123 */
      issue: string;
      /** Format: uuid */
      report: string;
      /** @description Unguessable: whoever holds it reads the status */
      receipt: string;
      /** Format: uri */
      statusUrl: string;
      /** @description For the reporter, in the language asked for */
      message: string;
    };
    DecidedSignView: {
      /** Format: uuid */
      sign: string;
      /** @example opinion */
      channel: string;
      area: string;
      /** @description A nature or a keyword of the district */
      topic: string;
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @description WGS-84 degrees, [longitude, latitude] */
      at?: number[];
      /** @enum {string} */
      state: 'open' | 'turned' | 'dismissed';
      /** Format: date-time */
      raisedAt: string;
      /**
       * Format: date-time
       * @description When its evidence last changed
       */
      noticedAt: string;
      /** @description How many times it was noticed while it was open */
      times: number;
      /** @enum {string} */
      by?: 'person' | 'threshold';
      /** Format: date-time */
      decidedAt?: string;
      /** @description What it became or joined */
      issue?: string;
      /**
       * @description How the issue stands; shown for one sign
       * @enum {string}
       */
      issueState?:
        | 'received'
        | 'inspecting'
        | 'responding'
        | 'resolving'
        | 'on-the-books'
        | 'verifying'
        | 'judging'
        | 'closed'
        | 'refused'
        | 'withdrawn'
        | 'merged';
      evidence?: components['schemas']['SignEvidenceView'][];
      accepted?: components['schemas']['AcceptanceView'];
    };
    BatchVerdictView: {
      /** @description Place in the batch, from 0 */
      index: number;
      /** @description Of a table: row as a spreadsheet counts, the header being row 1 */
      row?: number;
      /** @description 201 if it was accepted, else the status of the problem */
      status: number;
      accepted?: components['schemas']['AcceptanceView'];
      /** @description As application/problem+json, naming the field */
      problem?: {
        [key: string]: unknown;
      };
    };
    BatchView: {
      accepted: number;
      refused: number;
      verdicts: components['schemas']['BatchVerdictView'][];
    };
    ApiReporter: {
      account?: string;
      name?: string;
      /** @example +86 139 0000 0000 */
      phone?: string;
    };
    ApiReport: {
      /**
       * Format: date-time
       * @description When it was received; only for keys that may backdate. Not after now.
       */
      occurredAt?: string;
      /**
       * Format: date-time
       * @description The limit that somebody else promised; only for keys that may backdate.
       */
      limitAt?: string;
      text: string;
      /**
       * @description Datum of lon and lat. GCJ-02 and BD-09 are converted to WGS-84.
       * @enum {string}
       */
      datum: 'WGS-84' | 'GCJ-02' | 'BD-09';
      /** @description Longitude in degrees */
      lon: number;
      /** @description Latitude in degrees */
      lat: number;
      /** @description Pictures, in any mix: `attachment:<id>` of one that was uploaded to the attachments of this channel (the `photo` that the upload is answered with), or https links, which are fetched later */
      photos?: string[];
      externalId?: string;
      /** Format: date-time */
      observedAt?: string;
      /** @enum {string} */
      category?: 'city-management' | 'public-safety' | 'livelihood' | 'convenience' | 'complaint';
      /** @description A nature of the district pack */
      nature?: string;
      /** @enum {string} */
      limitClass?: 'emergency' | 'utility' | 'ordinary' | 'complex';
      reporter?: components['schemas']['ApiReporter'];
    };
    /** @description RFC 9457 */
    Problem: {
      /**
       * Format: uri
       * @description Stable, for programs
       * @example urn:xianban:problem:invalid-input
       */
      type: string;
      title: string;
      status: number;
      /** @description About this occurrence */
      detail?: string;
      /**
       * @description Dotted path of the first field at fault
       * @example at.0
       */
      field?: string;
      /** @description Every field at fault, where there are several */
      faults?: {
        field: string;
        detail: string;
      }[];
    };
  };
  responses: {
    /** @description What went wrong */
    Problem: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Who acts is not known */
    Unauthorized: {
      headers: {
        'WWW-Authenticate'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not allowed to this actor */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Something that is needed cannot be reached */
    Unavailable: {
      headers: {
        /** @description Seconds */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  AttachmentsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AttachmentListView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  AttachmentsController_open: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': string;
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  CallBacksController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallBackView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  CallBacksController_answer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallBackView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ChannelKeysController_list: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelKeyPageView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ChannelKeysController_issue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChannelKeyBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedKeyView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ChannelKeysController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelKeyView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ChannelKeysController_suspend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelKeyView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ChannelKeysController_resume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelKeyView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ChannelKeysController_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SigningSecretView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ChannelKeysController_retire: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelKeyView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ClassificationController_correct: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClassificationBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssueView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  ClassificationController_rules: {
    parameters: {
      query?: {
        /** @description Issues received from here; 90 days before `to` if absent */
        from?: string;
        /** @description Issues received before this; now if absent */
        to?: string;
        /** @description Most rules */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RulesView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  IssuesController_list: {
    parameters: {
      query?: {
        state?:
          | 'received'
          | 'inspecting'
          | 'responding'
          | 'resolving'
          | 'on-the-books'
          | 'verifying'
          | 'judging'
          | 'closed'
          | 'refused'
          | 'withdrawn'
          | 'merged';
        /** @description Of any of its reports */
        channel?: string;
        origin?: 'on-complaint' | 'before-complaint';
        category?: 'city-management' | 'public-safety' | 'livelihood' | 'convenience' | 'complaint';
        /** @description Code of an area on any level */
        area?: string;
        unit?: string;
        overdue?: 'true' | 'false';
        /** @description What was tried out with a sandbox key; otherwise it is left out */
        sandbox?: 'true' | 'false';
        /** @description This level or higher */
        escalationLevel?: number;
        /** @description Changed after this instant of the district clock */
        updatedAfter?: string;
        /** @description true: the issues of the past that were brought in, and no others */
        historical?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuePageView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  IssuesController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssueView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  IssuesController_timeline: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelinePageView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  IssuesController_reports: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportListView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  MergeSuggestionsController_list: {
    parameters: {
      query?: {
        /** @description Code of an area on any level, in which the newer issue lies */
        area?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MergeSuggestionPageView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  MergeSuggestionsController_accept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  MergeSuggestionsController_dismiss: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  MergingController_merge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeBody'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssueView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  MergingController_split: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SplitBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssueView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  OwnDataController_export: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        receipt: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  OwnDataController_erase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        receipt: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OwnErasureBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  PersonsController_search: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PersonSearchBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundPersonListView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  PersonsController_export: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  PersonsController_erase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ErasureBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  RequestsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestListView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  RequestsController_make: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  RequestsController_decide: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  StatusController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        receipt: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatusView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  StatusController_picture: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        receipt: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': string;
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  StatusController_reopen: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        receipt: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReopeningBody'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReopeningView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  UploadsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'image/jpeg': string;
        'image/png': string;
        'image/webp': string;
        'image/gif': string;
        'image/avif': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  WebhooksController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookListView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  WebhooksController_create: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookSecretView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  WebhooksController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  WebhooksController_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookSecretView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  WebhooksController_test: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            delivery?: string;
          };
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  WebhooksController_deliveries: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path: {
        channel: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPageView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  WebhooksController_redeliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel: string;
        id: string;
        delivery: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  SignsController_list: {
    parameters: {
      query?: {
        state?: 'open' | 'turned' | 'dismissed';
        channel?: string;
        area?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignPageView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  SignsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  SignsController_decide: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignDecisionBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecidedSignView'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
  'report-api': {
    parameters: {
      query?: never;
      header?: {
        /** @description zh (default) or en */
        'Accept-Language'?: string;
        /** @description The same key with the same content gets the same answer */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | components['schemas']['ApiReport']
          | {
              reports: components['schemas']['ApiReport'][];
            };
      };
    };
    responses: {
      /** @description A batch: one verdict per report */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchView'];
        };
      };
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptanceView'];
        };
      };
      503: components['responses']['Unavailable'];
      default: components['responses']['Problem'];
    };
  };
}
