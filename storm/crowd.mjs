/** @typedef {import('../dist/sandbox/tenant.js').Tenant} Tenant */

/**
 * The tenant with so many people for each of its own, alike but for their names and ids: enough that nobody in a storm asks
 * for more in a minute than one person may.
 * @param {Tenant} tenant
 * @param {number} times up to 4,000
 * @returns {Tenant}
 */
export function crowded(tenant, times) {
  const users = tenant.users.flatMap((user) =>
    Array.from({ length: times }, (_, number) => (number === 0 ? user : another(user, number))),
  );
  return { ...tenant, users };
}

/**
 * @param {Tenant['users'][number]} user
 * @param {number} number
 */
function another(user, number) {
  const [name, domain] = user.userPrincipalName.split('@');
  const userPrincipalName = `${name}.${number}@${domain}`;
  return {
    ...user,
    id: `${user.id.slice(0, -3)}${number.toString(16).padStart(3, '0')}`,
    displayName: `${user.displayName} ${number}`,
    userPrincipalName,
    mail: user.mail && userPrincipalName,
    teamsId: `${user.teamsId}-${number}`,
  };
}
