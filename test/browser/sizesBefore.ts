import type { FormSize } from './formSizes';

/** What each form showed at a time as long as it had one part to unfold, measured at version 0.2.0. */
export const sizesBefore: Readonly<Record<string, { readonly folded: FormSize; readonly most: FormSize }>> = {
  microsoft365Group: {
    folded: {
      fields: 5,
      stops: 11,
      height: 613,
    },
    most: {
      fields: 19,
      stops: 29,
      height: 1687,
    },
  },
  securityGroup: {
    folded: {
      fields: 4,
      stops: 10,
      height: 527,
    },
    most: {
      fields: 9,
      stops: 15,
      height: 863,
    },
  },
  dynamicGroup: {
    folded: {
      fields: 5,
      stops: 11,
      height: 687,
    },
    most: {
      fields: 20,
      stops: 30,
      height: 1828,
    },
  },
  roleAssignableGroup: {
    folded: {
      fields: 6,
      stops: 10,
      height: 725,
    },
    most: {
      fields: 19,
      stops: 27,
      height: 1732,
    },
  },
  todoTask: {
    folded: {
      fields: 7,
      stops: 11,
      height: 602,
    },
    most: {
      fields: 24,
      stops: 35,
      height: 1983,
    },
  },
  plannerTask: {
    folded: {
      fields: 13,
      stops: 19,
      height: 1156,
    },
    most: {
      fields: 13,
      stops: 19,
      height: 1156,
    },
  },
  todoTaskList: {
    folded: {
      fields: 1,
      stops: 4,
      height: 177,
    },
    most: {
      fields: 1,
      stops: 4,
      height: 177,
    },
  },
  outlookTaskGroup: {
    folded: {
      fields: 1,
      stops: 5,
      height: 282,
    },
    most: {
      fields: 2,
      stops: 6,
      height: 348,
    },
  },
};
