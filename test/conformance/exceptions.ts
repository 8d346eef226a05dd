/** Where the services are known to differ from their description, each with the reason. */

/** Open types that are maps: the description calls them open and no more, their pages name the values. */
export const mapValues: Readonly<Record<string, string>> = {
  plannerAppliedCategories: 'Boolean?',
  // null takes an assignment, an item of the checklist or a reference away.
  plannerAssignments: 'plannerAssignment?',
  plannerChecklistItems: 'plannerChecklistItem?',
  plannerExternalReferences: 'plannerExternalReference?',
  plannerUserIds: 'Boolean',
  // Services put what they like here, such as To Do's `code: InvalidModel` or `status` beside "Too many requests".
  'ODataErrors.InnerError': 'Json',
};

/** Properties of v1.0 answers that only beta describes: "Create group" prints them in its third answer. */
export const printed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  group: { createdByAppId: 'String?', writebackConfiguration: 'Json?' },
  // The naming policy of an organisation: "Validate properties" prints them.
  'ODataErrors.ErrorDetails': {
    suggestedPropertyValue: 'String?',
    blockedWord: 'String?',
    prefix: 'String?',
    suffix: 'String?',
  },
};

/** Statuses beside the described ones, by method and template. */
export const moreAnswers: Readonly<Record<string, Readonly<Record<string, null>>>> = {
  // "Update group" answers so when it sets one of the six properties that Exchange keeps.
  'PATCH /groups/{group}': { '200': null },
};

/** The sandbox's app. */
const APP = 'de8bc8b5-d9f9-48b1-a8ad-b748da725064';

/**
 * `GET /v1.0/$metadata` is the description itself; `npm run doctor` asks for it to see whether Graph answers. Of its own
 * registration the app asks by its id, on paths that are described and that no table here holds: they are for no person.
 */
export const undescribedPaths: readonly string[] = [
  '/v1.0/$metadata',
  '/beta/$metadata',
  `/v1.0/applications(appId='${APP}')`,
  `/v1.0/servicePrincipals(appId='${APP}')/oauth2PermissionGrants`,
];
