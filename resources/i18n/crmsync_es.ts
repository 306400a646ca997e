<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_US">
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>The mailbox and the CRM that are kept in step.</source>
        <translation>El buzón y el CRM que se mantienen sincronizados.</translation>
    </message>
    <message>
        <source>Acco&amp;unts</source>
        <translation>C&amp;uentas</translation>
    </message>
    <message>
        <source>A&amp;dd …</source>
        <translation>Aña&amp;dir…</translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation>&amp;Iniciar sesión…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Probar</translation>
    </message>
    <message>
        <source>Sign &amp;out …</source>
        <translation>&amp;Cerrar sesión…</translation>
    </message>
    <message>
        <source>&amp;Remove …</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Aún no hay cuentas</translation>
    </message>
    <message>
        <source>It takes a mailbox and a CRM to keep in step.</source>
        <translation>Se necesitan un buzón y un CRM para sincronizar.</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>C&amp;onfigurar…</translation>
    </message>
    <message>
        <source>{name} ({service})</source>
        <translation>{name} ({service})</translation>
    </message>
    <message>
        <source>Not used yet.</source>
        <translation>Aún sin usar.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Funciona.</translation>
    </message>
    <message>
        <source>Please sign in.</source>
        <translation>Inicie sesión.</translation>
    </message>
    <message>
        <source>It does not work.</source>
        <translation>No funciona.</translation>
    </message>
    <message>
        <source>Asking {account} …</source>
        <translation>Consultando {account}…</translation>
    </message>
    <message>
        <source>Signed in as {who}.</source>
        <translation>Sesión iniciada como {who}.</translation>
    </message>
    <message>
        <source>Sign out of {account} now?</source>
        <translation>¿Cerrar ahora la sesión de {account}?</translation>
    </message>
    <message>
        <source>Its password or token is forgotten on this computer. Nothing is deleted; it is synced again when you sign in again.</source>
        <translation>Su contraseña o token se borra de este equipo. No se elimina ningún dato; se volverá a sincronizar cuando inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Mantener la sesión</translation>
    </message>
    <message>
        <source>Signing out …</source>
        <translation>Cerrando sesión…</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Sesión cerrada.</translation>
    </message>
    <message>
        <source>It is used by {mappings}. Remove these first, or choose another account there.</source>
        <translation>La usan: {mappings}. Quítelas antes o elija otra cuenta en ellas.</translation>
    </message>
    <message>
        <source>Remove the account {account}?</source>
        <translation>¿Quitar la cuenta {account}?</translation>
    </message>
    <message>
        <source>crmsync signs out of it and forgets its settings. Nothing in the account is deleted. It takes effect with OK or Apply.</source>
        <translation>crmsync cierra su sesión y olvida sus ajustes. En la cuenta no se elimina nada. Surte efecto con Aceptar o Aplicar.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
</context>
<context>
    <name>ActivityModel</name>
    <message>
        <source>Run, record</source>
        <translation>Ejecución, registro</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>{moment}, run {run}</source>
        <translation>{moment}, ejecución {run}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Undid a part of run {run}</source>
        <translation>Deshizo una parte de la ejecución {run}</translation>
    </message>
    <message>
        <source>Undid run {run}</source>
        <translation>Deshizo la ejecución {run}</translation>
    </message>
    <message>
        <source>Undo of run {run}</source>
        <translation>Deshacer la ejecución {run}</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Sin terminar</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) found</source>
        <translation>
            <numerusform>%n cambio encontrado</numerusform>
            <numerusform>%n cambios encontrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone by run {run}</source>
        <translation>Deshecha por la ejecución {run}</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in Outlook</source>
        <translation>
            <numerusform>%n registro escrito en Outlook</numerusform>
            <numerusform>%n registros escritos en Outlook</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in the CRM</source>
        <translation>
            <numerusform>%n registro escrito en el CRM</numerusform>
            <numerusform>%n registros escritos en el CRM</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada que hacer</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Search names, fields, values</source>
        <translation>Buscar nombres, campos, valores</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Runs and their changes</source>
        <translation>Ejecuciones y sus cambios</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>Escrito en</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Ambos lados</translation>
    </message>
    <message>
        <source>With changes</source>
        <comment>runs</comment>
        <translation>Con cambios</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Todas las ejecuciones</translation>
    </message>
    <message>
        <source>Kept values</source>
        <translation>Valores guardados</translation>
    </message>
    <message>
        <source>Which runs</source>
        <translation>Qué ejecuciones</translation>
    </message>
    <message>
        <source>Only {record}: show &amp;everybody again</source>
        <translation>Solo {record}: &amp;ver todo de nuevo</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondencia</translation>
    </message>
    <message>
        <source>All mappings</source>
        <translation>Todas las correspondencias</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>No change fits what you are looking for.</source>
        <translation>Ningún cambio coincide con lo que busca.</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>Mostrar &amp;todo</translation>
    </message>
    <message>
        <source>Nothing was written yet</source>
        <translation>Aún no se ha escrito nada</translation>
    </message>
    <message>
        <source>What each sync changes on either side will be listed here, with the reason.</source>
        <translation>Aquí aparecerá lo que cada sincronización cambie en uno u otro lado, con el motivo.</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>The way to the services</source>
        <translation>Conexión con los servicios</translation>
    </message>
    <message>
        <source>Copies of your settings</source>
        <translation>Copias de sus ajustes</translation>
    </message>
    <message>
        <source>How much one sync may do on one side without your yes.</source>
        <translation>Cuánto puede hacer una sincronización en un lado sin su aprobación.</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>C&amp;uenta</translation>
    </message>
    <message>
        <source>Choose a certificate file …</source>
        <translation>Elegir un archivo de certificado…</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>Elegir un archivo de certificado</translation>
    </message>
</context>
<context>
    <name>AloneCard</name>
    <message>
        <source>{mapping}, stays alone in Outlook</source>
        <translation>{mapping}, queda solo en Outlook</translation>
    </message>
    <message>
        <source>{mapping}, stays alone in the CRM</source>
        <translation>{mapping}, queda solo en el CRM</translation>
    </message>
    <message>
        <source>Sync it again</source>
        <translation>Volver a sincronizarlo</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Set up crmsync</source>
        <translation>Configurar crmsync</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Paso {number} de {total}</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>AssistantPage</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Search records and values</source>
        <translation>Buscar registros y valores</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondencia</translation>
    </message>
    <message>
        <source>Only what needs &amp;me</source>
        <translation>Solo lo que &amp;me espera</translation>
    </message>
    <message>
        <source>Only what is ne&amp;w</source>
        <translation>Solo lo &amp;nuevo</translation>
    </message>
    <message>
        <source>Groups of changes</source>
        <translation>Grupos de cambios</translation>
    </message>
    <message>
        <source>What the sync would do</source>
        <translation>Qué haría la sincronización</translation>
    </message>
    <message>
        <source>&amp;As planned</source>
        <translation>Según el &amp;plan</translation>
    </message>
    <message>
        <source>&amp;Link with …</source>
        <translation>Vinc&amp;ular con…</translation>
    </message>
    <message>
        <source>&amp;Not the same: create</source>
        <translation>No es el mismo: cre&amp;ar</translation>
    </message>
    <message>
        <source>S&amp;kip or refuse</source>
        <translation>&amp;Omitir o rechazar</translation>
    </message>
    <message>
        <source>&amp;Decide later</source>
        <translation>Decidir más &amp;tarde</translation>
    </message>
    <message>
        <source>All mappings</source>
        <translation>Todas las correspondencias</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>{group} · {number}</source>
        <translation>{group} · {number}</translation>
    </message>
    <message>
        <source>{shown} of {all} rows</source>
        <translation>{shown} de {all} filas</translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s):</source>
        <translation>
            <numerusform>%n fila seleccionada:</numerusform>
            <numerusform>%n filas seleccionadas:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoriesDialog</name>
    <message>
        <source>Choose the meetings</source>
        <translation>Elegir las reuniones</translation>
    </message>
    <message>
        <source>&amp;All meetings of the calendar</source>
        <translation>&amp;Todas las reuniones del calendario</translation>
    </message>
    <message>
        <source>Those with one of these &amp;categories:</source>
        <translation>Las que tengan una de estas &amp;categorías:</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Aña&amp;dir</translation>
    </message>
    <message>
        <source>A category exists as soon as a meeting has it. Give a meeting that category in Outlook, and it is synced.</source>
        <translation>Una categoría existe en cuanto una reunión la tiene. Asigne esa categoría a una reunión en Outlook y se sincronizará.</translation>
    </message>
    <message>
        <source>&amp;New category</source>
        <translation>&amp;Nueva categoría</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Nueva categoría</translation>
    </message>
    <message>
        <source>Meetings from the CRM &amp;get</source>
        <translation>Las reuniones del CRM &amp;reciben</translation>
    </message>
</context>
<context>
    <name>CategoryListing</name>
    <message>
        <source>Not on the mailbox&apos;s list of categories yet, so Outlook does not offer it: {categories}. It is added there with the first meeting that comes from the CRM.</source>
        <translation>Todavía no está en la lista de categorías del buzón, así que Outlook no la ofrece: {categories}. Se añade con la primera reunión que venga del CRM.</translation>
    </message>
    <message>
        <source>Add it in Outlook now</source>
        <translation>Añadirla ahora en Outlook</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>{record}: {field}</source>
        <translation>{record}: {field}</translation>
    </message>
    <message>
        <source>Both, joined</source>
        <translation>Ambos, unidos</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otro valor</translation>
    </message>
    <message>
        <source>When last in step: {outlook} in Outlook, {crm} in the CRM</source>
        <translation>En la última sincronización: {outlook} en Outlook, {crm} en el CRM</translation>
    </message>
    <message>
        <source>When last in step: {value}</source>
        <translation>En la última sincronización: {value}</translation>
    </message>
    <message>
        <source>changed since; when is not known</source>
        <translation>cambiado después; no se sabe cuándo</translation>
    </message>
    <message>
        <source>record last changed {moment}, the newer one</source>
        <translation>último cambio del registro: {moment}, el más reciente</translation>
    </message>
    <message>
        <source>record last changed {moment}</source>
        <translation>último cambio del registro: {moment}</translation>
    </message>
    <message numerus="yes">
        <source>The same in all %n conflict(s) about this field</source>
        <translation>
            <numerusform>Lo mismo en %n conflicto de este campo</numerusform>
            <numerusform>Lo mismo en los %n conflictos de este campo</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what to keep</source>
        <translation>Elija qué conservar</translation>
    </message>
    <message numerus="yes">
        <source>Keep both, joined, in %n conflict(s)</source>
        <translation>
            <numerusform>Conservar ambos, unidos, en %n conflicto</numerusform>
            <numerusform>Conservar ambos, unidos, en %n conflictos</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep both, joined</source>
        <translation>Conservar ambos, unidos</translation>
    </message>
    <message numerus="yes">
        <source>Keep what Outlook has in %n conflict(s)</source>
        <translation>
            <numerusform>Conservar lo de Outlook en %n conflicto</numerusform>
            <numerusform>Conservar lo de Outlook en %n conflictos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep what the CRM has in %n conflict(s)</source>
        <translation>
            <numerusform>Conservar lo del CRM en %n conflicto</numerusform>
            <numerusform>Conservar lo del CRM en %n conflictos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty it on both sides, in %n conflict(s)</source>
        <translation>
            <numerusform>Vaciarlo en ambos lados, en %n conflicto</numerusform>
            <numerusform>Vaciarlo en ambos lados, en %n conflictos</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty it on both sides</source>
        <translation>Vaciarlo en ambos lados</translation>
    </message>
    <message numerus="yes">
        <source>Keep “{value}” in %n conflict(s)</source>
        <translation>
            <numerusform>Conservar «{value}» en %n conflicto</numerusform>
            <numerusform>Conservar «{value}» en %n conflictos</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep “{value}” in both</source>
        <translation>Conservar «{value}» en ambos</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>When both sides changed</source>
        <translation>Si cambiaron ambos lados</translation>
    </message>
    <message>
        <source>Somebody changes a phone number in the CRM, and you change the same one in Outlook. Which is kept?</source>
        <translation>Alguien cambia un número de teléfono en el CRM y usted cambia ese mismo número en Outlook. ¿Cuál se conserva?</translation>
    </message>
    <message>
        <source>The one in the &amp;CRM</source>
        <translation>El del &amp;CRM</translation>
    </message>
    <message>
        <source>The one in &amp;Outlook</source>
        <translation>El de &amp;Outlook</translation>
    </message>
    <message>
        <source>The one that was changed &amp;last</source>
        <translation>El que se cambió en ú&amp;ltimo lugar</translation>
    </message>
    <message>
        <source>&amp;Ask me each time</source>
        <translation>&amp;Preguntarme cada vez</translation>
    </message>
    <message>
        <source>Your team&apos;s records are the ones that count.</source>
        <translation>Cuentan los registros de su equipo.</translation>
    </message>
    <message>
        <source>Your own address book and calendar are the ones that count.</source>
        <translation>Cuentan su propia libreta de direcciones y su calendario.</translation>
    </message>
    <message>
        <source>By the time of the last change of the whole record.</source>
        <translation>Según el momento del último cambio de todo el registro.</translation>
    </message>
    <message>
        <source>Neither is written until you have decided; everything else goes on.</source>
        <translation>No se escribe ninguno hasta que usted decida; todo lo demás continúa.</translation>
    </message>
    <message>
        <source>Changes to different fields are never a conflict: both are kept. The value that loses is saved, and can be restored. New records are always taken over.</source>
        <translation>Los cambios en campos distintos nunca son un conflicto: se conservan ambos. El valor descartado se guarda y se puede restaurar. Los registros nuevos siempre se incorporan.</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Conflicts</source>
        <translation>Conflictos</translation>
    </message>
    <message>
        <source>What happens when the same field was edited on both sides since the last sync. New items are never affected.</source>
        <translation>Qué ocurre cuando el mismo campo se modificó en ambos lados desde la última sincronización. Los elementos nuevos nunca se ven afectados.</translation>
    </message>
    <message>
        <source>Choose for single &amp;fields</source>
        <translation>Elegir campo por ca&amp;mpo</translation>
    </message>
    <message>
        <source>As above</source>
        <translation>Como arriba</translation>
    </message>
</context>
<context>
    <name>ConsentPart</name>
    <message>
        <source>Copy the &amp;link, for another browser</source>
        <translation>Copiar el enlace para otr&amp;o navegador</translation>
    </message>
    <message>
        <source>&amp;Stop waiting</source>
        <translation>De&amp;jar de esperar</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>Ha iniciado sesión</translation>
    </message>
    <message>
        <source>You can close this page and go back to crmsync.</source>
        <translation>Puede cerrar esta página y volver a crmsync.</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>No ha iniciado sesión</translation>
    </message>
    <message>
        <source>{service} said no. Go back to crmsync to try again.</source>
        <translation>{service} lo ha rechazado. Vuelva a crmsync para intentarlo de nuevo.</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>For another computer, or for later. Neither file holds passwords; the links say which items belong together.</source>
        <translation>Para otro equipo o para más adelante. Ningún archivo contiene contraseñas; los vínculos indican qué elementos van juntos.</translation>
    </message>
    <message>
        <source>&amp;Export settings …</source>
        <translation>Exp&amp;ortar ajustes…</translation>
    </message>
    <message>
        <source>&amp;Import settings …</source>
        <translation>Importar a&amp;justes…</translation>
    </message>
    <message>
        <source>Export li&amp;nks …</source>
        <translation>Exportar ví&amp;nculos…</translation>
    </message>
    <message>
        <source>Import lin&amp;ks …</source>
        <translation>Importar víncu&amp;los…</translation>
    </message>
    <message>
        <source>Apply or cancel your changes first.</source>
        <translation>Aplique o cancele antes sus cambios.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Exportando…</translation>
    </message>
    <message>
        <source>The settings are in {file}.</source>
        <translation>Los ajustes están en {file}.</translation>
    </message>
    <message>
        <source>Replace your settings by those of {file}?</source>
        <translation>¿Sustituir sus ajustes por los de {file}?</translation>
    </message>
    <message>
        <source>Accounts and mappings become those of the file; the settings you have now are kept beside it. Nothing is deleted, and the next sync shows what would follow. You may have to sign in again.</source>
        <translation>Las cuentas y correspondencias pasan a ser las del archivo; los ajustes actuales se guardan junto a él. No se elimina nada, y la próxima sincronización muestra qué se haría. Quizá tenga que iniciar sesión de nuevo.</translation>
    </message>
    <message>
        <source>Replace my settings</source>
        <translation>Sustituir mis ajustes</translation>
    </message>
    <message>
        <source>Keep my settings</source>
        <translation>Conservar mis ajustes</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Importando…</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) imported.</source>
        <translation>
            <numerusform>%n cuenta importada.</numerusform>
            <numerusform>%n cuentas importadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) exported.</source>
        <translation>
            <numerusform>%n pareja exportada.</numerusform>
            <numerusform>%n parejas exportadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>{mapping}: {linked} pairs linked, {known} known before, {missing} not found here</source>
        <translation>{mapping}; parejas vinculadas: {linked}, ya conocidas: {known}, no encontradas aquí: {missing}</translation>
    </message>
    <message>
        <source>{mapping}: not set up here</source>
        <translation>{mapping}: sin configurar aquí</translation>
    </message>
</context>
<context>
    <name>CrmPage</name>
    <message>
        <source>Your CRM</source>
        <translation>Su CRM</translation>
    </message>
    <message>
        <source>&amp;Keep me signed in</source>
        <translation>&amp;Mantener la sesión iniciada</translation>
    </message>
    <message>
        <source>Off: nothing is kept on this computer, and you sign in at each start.</source>
        <translation>Desactivado: no se guarda nada en este equipo y habrá que iniciar sesión en cada inicio.</translation>
    </message>
    <message>
        <source>CRM</source>
        <translation>CRM</translation>
    </message>
    <message>
        <source>Does {crm} itself sync this mailbox?</source>
        <translation>¿Sincroniza ya {crm} este buzón?</translation>
    </message>
    <message>
        <source>crmsync cannot find out. Look in the settings of {crm}, where mail, calendar and contacts are connected. If it does, switch that off first: two programs that sync the same mailbox double entries and undo each other&apos;s changes.</source>
        <translation>crmsync no puede averiguarlo. Mire en la configuración de {crm}, donde se conectan el correo, el calendario y los contactos. Si es así, desactívelo antes: dos programas que sincronizan el mismo buzón duplican entradas y se deshacen los cambios uno a otro.</translation>
    </message>
</context>
<context>
    <name>Deed</name>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creación</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modificar</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificación</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminación</translation>
    </message>
    <message>
        <source>Change photo</source>
        <translation>Cambiar la foto</translation>
    </message>
    <message>
        <source>Photo changed</source>
        <translation>Foto cambiada</translation>
    </message>
</context>
<context>
    <name>DeletionsCard</name>
    <message>
        <source>✕ Deletions</source>
        <translation>✕ Eliminaciones</translation>
    </message>
    <message>
        <source>Sho&amp;w them</source>
        <translation>Mo&amp;strarlas</translation>
    </message>
    <message>
        <source>They cannot be seen there any more; undoing the run brings them back.</source>
        <translation>Dejan de verse allí; al deshacer la ejecución se recuperan.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Undo this &amp;field …</source>
        <translation>Deshacer este &amp;campo…</translation>
    </message>
    <message>
        <source>Undo for this re&amp;cord …</source>
        <translation>Deshacer en este &amp;registro…</translation>
    </message>
    <message>
        <source>Undo the whole &amp;run …</source>
        <translation>Deshacer toda la &amp;ejecución…</translation>
    </message>
    <message>
        <source>&amp;Only this record</source>
        <translation>&amp;Solo este registro</translation>
    </message>
    <message>
        <source>Cop&amp;y the old value</source>
        <translation>Co&amp;piar el valor anterior</translation>
    </message>
    <message>
        <source>&amp;Put the old value back …</source>
        <translation>Restaurar el va&amp;lor anterior…</translation>
    </message>
    <message>
        <source>Choose a run or a change to see why it was done and to undo it.</source>
        <translation>Elija una ejecución o un cambio para ver el motivo y deshacerlo.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Decidido por</translation>
    </message>
    <message>
        <source>Value before</source>
        <translation>Valor anterior</translation>
    </message>
    <message>
        <source>Value after</source>
        <translation>Valor nuevo</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>The value before was somebody&apos;s edit; it is kept.</source>
        <translation>El valor anterior lo había escrito alguien; se ha guardado.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondencia</translation>
    </message>
    <message>
        <source>removed since</source>
        <translation>quitada después</translation>
    </message>
    <message>
        <source>Run {run}</source>
        <translation>Ejecución {run}</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Sin terminar</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>{created} created, {updated} changed, {deleted} deleted</source>
        <translation>creados: {created}, modificados: {updated}, eliminados: {deleted}</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>Deshecha por</translation>
    </message>
    <message>
        <source>{record}: {field} in {side} may have been overwritten; it was {value}</source>
        <translation>{record}: {field} en {side} puede haberse sobrescrito; era {value}</translation>
    </message>
    <message>
        <source>The conflict rule “the CRM wins”</source>
        <translation>La regla de conflictos «prevalece el CRM»</translation>
    </message>
    <message>
        <source>The conflict rule “Outlook wins”</source>
        <translation>La regla de conflictos «prevalece Outlook»</translation>
    </message>
    <message>
        <source>The conflict rule “the newest wins”</source>
        <translation>La regla de conflictos «prevalece lo más reciente»</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Its mapping was removed, so it cannot be undone here.</source>
        <translation>Su correspondencia se quitó, por lo que no se puede deshacer aquí.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>All fields of the selected record</source>
        <translation>Todos los campos del registro seleccionado</translation>
    </message>
    <message>
        <source>No row is selected</source>
        <translation>No hay ninguna fila seleccionada</translation>
    </message>
    <message>
        <source>Select a row to see all fields of its record.</source>
        <translation>Seleccione una fila para ver todos los campos de su registro.</translation>
    </message>
    <message>
        <source>{what}, {where}: {why}</source>
        <translation>{what}, {where}: {why}</translation>
    </message>
    <message>
        <source>New in {side}</source>
        <translation>Nuevo en {side}</translation>
    </message>
    <message>
        <source>Deleted in {side}</source>
        <translation>Eliminado en {side}</translation>
    </message>
    <message>
        <source>{side}, now</source>
        <translation>{side}, ahora</translation>
    </message>
    <message>
        <source>{side}, then</source>
        <translation>{side}, después</translation>
    </message>
    <message>
        <source>{name} in {side}</source>
        <translation>{name} en {side}</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
</context>
<context>
    <name>DevicePanel</name>
    <message>
        <source>Open {address} on any device, and type in this code:</source>
        <translation>Abra {address} en cualquier dispositivo y escriba este código:</translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation>Código: {code}</translation>
    </message>
    <message>
        <source>It is good until {moment}.</source>
        <translation>Es válido hasta: {moment}.</translation>
    </message>
    <message>
        <source>Copy the co&amp;de</source>
        <translation>Copiar el códi&amp;go</translation>
    </message>
    <message>
        <source>Open the &amp;page here …</source>
        <translation>Abrir a&amp;quí la página…</translation>
    </message>
</context>
<context>
    <name>ExchangePart</name>
    <message>
        <source>&amp;Mail address</source>
        <translation>Correo &amp;electrónico</translation>
    </message>
    <message>
        <source>Of the mailbox, for example anna@example.com</source>
        <translation>Del buzón, por ejemplo anna@example.com</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nombre de &amp;usuario</translation>
    </message>
    <message>
        <source>Where it is not the mail address, for example DOMAIN\anna. For a mailbox that is shared with you: your own user name here, its mail address above.</source>
        <translation>Si no es la dirección de correo, por ejemplo DOMINIO\anna. Para un buzón compartido con usted: su propio nombre de usuario aquí y la dirección de correo del buzón arriba.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>Servido&amp;r</translation>
    </message>
    <message>
        <source>That of Outlook on the web, for example mail.example.com. Empty: it is found by the mail address.</source>
        <translation>El de Outlook en la web, por ejemplo mail.example.com. Vacío: se encuentra por la dirección de correo.</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>&amp;Más</translation>
    </message>
    <message>
        <source>Connect Microsoft 365 &amp;instead</source>
        <translation>Co&amp;nectar Microsoft 365 en su lugar</translation>
    </message>
    <message>
        <source>The one that you open Outlook with, mostly the same as for Windows.</source>
        <translation>La que usa para abrir Outlook, casi siempre la misma que la de Windows.</translation>
    </message>
    <message>
        <source>For a server of your organisation&apos;s own. A mailbox in Microsoft 365, also a company&apos;s, is reached as “Microsoft 365 / Outlook.com”.</source>
        <translation>Para un servidor propio de su organización. Un buzón en Microsoft 365, también el de una empresa, se conecta como «Microsoft 365 / Outlook.com».</translation>
    </message>
</context>
<context>
    <name>ExistingAccount</name>
    <message>
        <source>A&amp;ccount</source>
        <translation>Cuen&amp;ta</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Otra cuenta</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>custom {number}</source>
        <translation>campo personalizado {number}</translation>
    </message>
    <message>
        <source>salutation</source>
        <translation>tratamiento</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>middle name</source>
        <translation>segundo nombre</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>apellidos</translation>
    </message>
    <message>
        <source>name suffix</source>
        <translation>sufijo del nombre</translation>
    </message>
    <message>
        <source>company</source>
        <translation>organización</translation>
    </message>
    <message>
        <source>department</source>
        <translation>departamento</translation>
    </message>
    <message>
        <source>job title</source>
        <translation>cargo</translation>
    </message>
    <message>
        <source>mail address</source>
        <translation>correo electrónico</translation>
    </message>
    <message>
        <source>second mail address</source>
        <translation>segundo correo electrónico</translation>
    </message>
    <message>
        <source>third mail address</source>
        <translation>tercer correo electrónico</translation>
    </message>
    <message>
        <source>work phone</source>
        <translation>teléfono del trabajo</translation>
    </message>
    <message>
        <source>mobile phone</source>
        <translation>teléfono móvil</translation>
    </message>
    <message>
        <source>home phone</source>
        <translation>teléfono particular</translation>
    </message>
    <message>
        <source>other phone</source>
        <translation>otro teléfono</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>fax</translation>
    </message>
    <message>
        <source>assistant&apos;s phone</source>
        <translation>teléfono del asistente</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>asistente</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>página web</translation>
    </message>
    <message>
        <source>work street</source>
        <translation>calle (trabajo)</translation>
    </message>
    <message>
        <source>work city</source>
        <translation>ciudad (trabajo)</translation>
    </message>
    <message>
        <source>work state</source>
        <translation>provincia (trabajo)</translation>
    </message>
    <message>
        <source>work postal code</source>
        <translation>código postal (trabajo)</translation>
    </message>
    <message>
        <source>work country</source>
        <translation>país (trabajo)</translation>
    </message>
    <message>
        <source>other street</source>
        <translation>calle (otra dirección)</translation>
    </message>
    <message>
        <source>other city</source>
        <translation>ciudad (otra dirección)</translation>
    </message>
    <message>
        <source>other state</source>
        <translation>provincia (otra dirección)</translation>
    </message>
    <message>
        <source>other postal code</source>
        <translation>código postal (otra dirección)</translation>
    </message>
    <message>
        <source>other country</source>
        <translation>país (otra dirección)</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>cumpleaños</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notas</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>categorías</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>foto</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>asunto</translation>
    </message>
    <message>
        <source>start</source>
        <translation>inicio</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>fecha de vencimiento</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>percent complete</source>
        <translation>porcentaje completado</translation>
    </message>
    <message>
        <source>completed on</source>
        <translation>fecha de finalización</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>prioridad</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>aviso</translation>
    </message>
    <message>
        <source>recurrence</source>
        <translation>periodicidad</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contacto</translation>
    </message>
    <message>
        <source>title</source>
        <translation>título</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>zona horaria</translation>
    </message>
    <message>
        <source>location</source>
        <translation>ubicación</translation>
    </message>
    <message>
        <source>description</source>
        <translation>descripción</translation>
    </message>
    <message>
        <source>participants</source>
        <translation>participantes</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>privacidad</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>What is synced of each item. What is not synced stays as it is on both sides.</source>
        <translation>Qué se sincroniza de cada elemento. Lo que no se sincroniza queda como está en ambos lados.</translation>
    </message>
    <message>
        <source>A&amp;dd a field …</source>
        <translation>Aña&amp;dir un campo…</translation>
    </message>
    <message>
        <source>The whole mapping goes to the CRM only.</source>
        <translation>Toda la correspondencia va solo hacia el CRM.</translation>
    </message>
    <message>
        <source>The whole mapping goes to Outlook only.</source>
        <translation>Toda la correspondencia va solo hacia Outlook.</translation>
    </message>
    <message>
        <source>Outlook: {outlook}, CRM: {crm}</source>
        <translation>Outlook: {outlook}, CRM: {crm}</translation>
    </message>
    <message>
        <source>CRM: {crm}</source>
        <translation>CRM: {crm}</translation>
    </message>
    <message>
        <source>not in the CRM</source>
        <translation>no está en el CRM</translation>
    </message>
    <message>
        <source>As the mapping</source>
        <translation>Como la correspondencia</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Sin sincronizar</translation>
    </message>
    <message>
        <source>A field of my own</source>
        <translation>Un campo propio</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Choose a folder in Outlook</source>
        <translation>Elegir una carpeta en Outlook</translation>
    </message>
    <message>
        <source>Choose a module in the CRM</source>
        <translation>Elegir un módulo en el CRM</translation>
    </message>
    <message>
        <source>Acc&amp;ount</source>
        <translation>C&amp;uenta</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Carpeta</translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation>&amp;Módulo</translation>
    </message>
    <message>
        <source>There is nothing of this kind in this account.</source>
        <translation>En esta cuenta no hay nada de este tipo.</translation>
    </message>
    <message>
        <source>{folder} (already synced by {mapping})</source>
        <translation>{folder} (ya la sincroniza {mapping})</translation>
    </message>
    <message>
        <source>{folder} (read only)</source>
        <translation>{folder} (solo lectura)</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Reuniones</translation>
    </message>
</context>
<context>
    <name>KindCard</name>
    <message>
        <source>Counting …</source>
        <translation>Contando…</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n meeting(s)</source>
        <translation>
            <numerusform>{name}: %n reunión</numerusform>
            <numerusform>{name}: %n reuniones</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no address book that can be written.</source>
        <translation>No hay ninguna libreta de direcciones en la que se pueda escribir.</translation>
    </message>
    <message>
        <source>Sync &amp;contacts</source>
        <translation>Sincronizar &amp;contactos</translation>
    </message>
    <message>
        <source>&amp;Address book</source>
        <translation>&amp;Libreta de direcciones</translation>
    </message>
    <message>
        <source>CRM mo&amp;dule</source>
        <translation>&amp;Módulo del CRM</translation>
    </message>
    <message>
        <source>There is no task list that can be written.</source>
        <translation>No hay ninguna lista de tareas en la que se pueda escribir.</translation>
    </message>
    <message>
        <source>Sync &amp;tasks</source>
        <translation>Sincronizar &amp;tareas</translation>
    </message>
    <message>
        <source>Task &amp;list</source>
        <translation>L&amp;ista de tareas</translation>
    </message>
    <message>
        <source>CRM mod&amp;ule</source>
        <translation>Módul&amp;o del CRM</translation>
    </message>
    <message>
        <source>There is no calendar that can be written.</source>
        <translation>No hay ningún calendario en el que se pueda escribir.</translation>
    </message>
    <message>
        <source>Sync &amp;meetings</source>
        <translation>Sincronizar &amp;reuniones</translation>
    </message>
    <message>
        <source>Cal&amp;endar</source>
        <translation>Cale&amp;ndario</translation>
    </message>
    <message>
        <source>CRM m&amp;odule</source>
        <translation>Mó&amp;dulo del CRM</translation>
    </message>
    <message>
        <source>Your CRM has no module for it, or hides it from you.</source>
        <translation>Su CRM no tiene un módulo para ello o no se lo muestra.</translation>
    </message>
    <message>
        <source>Cate&amp;gories</source>
        <translation>Cate&amp;gorías</translation>
    </message>
    <message>
        <source>Only meetings with one of these. Meetings that come from the CRM get the first one.</source>
        <translation>Solo las reuniones con una de estas. Las que vienen del CRM reciben la primera.</translation>
    </message>
    <message>
        <source>All meetings, &amp;whatever their category</source>
        <translation>Todas las reuniones, s&amp;ea cual sea su categoría</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) in it</source>
        <translation>
            <numerusform>Contiene %n contacto</numerusform>
            <numerusform>Contiene %n contactos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in it</source>
        <translation>
            <numerusform>Contiene %n tarea</numerusform>
            <numerusform>Contiene %n tareas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) in it</source>
        <translation>
            <numerusform>Contiene %n reunión</numerusform>
            <numerusform>Contiene %n reuniones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message>
        <source>{record}: {field} not in {side}</source>
        <translation>{record}: {field} no está en {side}</translation>
    </message>
    <message>
        <source>{record}: not all of it in {side}</source>
        <translation>{record}: no está completo en {side}</translation>
    </message>
</context>
<context>
    <name>LookingDialog</name>
    <message>
        <source>Tr&amp;y again</source>
        <translation>Reint&amp;entar</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Asking {account} …</source>
        <translation>Consultando {account}…</translation>
    </message>
    <message>
        <source>&amp;Sign in to {account} …</source>
        <translation>&amp;Iniciar sesión en {account}…</translation>
    </message>
</context>
<context>
    <name>MailboxPage</name>
    <message>
        <source>Your mailbox</source>
        <translation>Su buzón</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>Pro&amp;veedor</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Detener</translation>
    </message>
</context>
<context>
    <name>MailboxPart</name>
    <message>
        <source>&amp;Data centre</source>
        <translation>Ce&amp;ntro de datos</translation>
    </message>
    <message>
        <source>As in the address of your Zoho Mail page.</source>
        <translation>Como en la dirección de su página de Zoho Mail.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>Servido&amp;r</translation>
    </message>
    <message>
        <source>Its name is enough, for example dav.example.com</source>
        <translation>Basta con el nombre, por ejemplo dav.example.com</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nombre de &amp;usuario</translation>
    </message>
    <message>
        <source>Mostly your mail address</source>
        <translation>Casi siempre, su correo electrónico</translation>
    </message>
    <message>
        <source>&amp;Make an app-specific password …</source>
        <translation>Crear una contraseña de a&amp;plicación…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message numerus="yes">
        <source>Review (%n)</source>
        <translation>
            <numerusform>Por revisar (%n)</numerusform>
            <numerusform>Por revisar (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Se&amp;ttings …</source>
        <translation>Aj&amp;ustes…</translation>
    </message>
</context>
<context>
    <name>MappingBar</name>
    <message>
        <source>&amp;Mapping</source>
        <translation>Corres&amp;pondencia</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Which address book is synced, and with what.</source>
        <translation>Qué libreta de direcciones se sincroniza, y con qué.</translation>
    </message>
    <message>
        <source>Which task list is synced, and with what.</source>
        <translation>Qué lista de tareas se sincroniza, y con qué.</translation>
    </message>
    <message>
        <source>Which meetings of which calendar are synced, and with what.</source>
        <translation>Qué reuniones de qué calendario se sincronizan, y con qué.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>A&amp;dd …</source>
        <translation>Aña&amp;dir…</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Cambiar el nombre…</translation>
    </message>
    <message>
        <source>Remo&amp;ve …</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation>Cate&amp;gorías</translation>
    </message>
    <message>
        <source>Changing a mapping deletes nothing. The next sync shows what would follow, and waits for your yes.</source>
        <translation>Cambiar una correspondencia no elimina nada. La próxima sincronización muestra qué se haría y espera su aprobación.</translation>
    </message>
    <message>
        <source>CRM mod&amp;ule</source>
        <translation>Mód&amp;ulo del CRM</translation>
    </message>
    <message>
        <source>C&amp;ontacts folder</source>
        <translation>Carpeta de con&amp;tactos</translation>
    </message>
    <message>
        <source>Tasks f&amp;older</source>
        <translation>Carpeta de &amp;tareas</translation>
    </message>
    <message>
        <source>Cale&amp;ndar</source>
        <translation>Cale&amp;ndario</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>{folder} (account {account})</source>
        <translation>{folder} (cuenta {account})</translation>
    </message>
    <message>
        <source>All meetings</source>
        <translation>Todas las reuniones</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Sin sincronizar</translation>
    </message>
    <message>
        <source>Choose a folder and a module, and they are kept in step.</source>
        <translation>Elija una carpeta y un módulo, y se mantendrán sincronizados.</translation>
    </message>
    <message>
        <source>Cho&amp;ose …</source>
        <translation>&amp;Elegir…</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Aún no hay cuentas</translation>
    </message>
    <message>
        <source>It takes a mailbox and a CRM to keep in step.</source>
        <translation>Se necesitan un buzón y un CRM para sincronizar.</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>C&amp;onfigurar…</translation>
    </message>
    <message>
        <source>Another mapping is called so.</source>
        <translation>Otra correspondencia ya se llama así.</translation>
    </message>
    <message>
        <source>A name does not begin with a dash.</source>
        <translation>Un nombre no puede empezar por un guion.</translation>
    </message>
    <message>
        <source>Stop syncing “{mapping}”?</source>
        <translation>¿Dejar de sincronizar «{mapping}»?</translation>
    </message>
    <message>
        <source>Nothing is deleted: every item stays where it is on both sides, and is not synced any more. It takes effect with OK or Apply.</source>
        <translation>No se elimina nada: cada elemento queda donde está en ambos lados y deja de sincronizarse. Surte efecto con Aceptar o Aplicar.</translation>
    </message>
    <message>
        <source>Stop syncing it</source>
        <translation>Dejar de sincronizar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>not a reminder</source>
        <translation>no es un aviso</translation>
    </message>
    <message>
        <source>not a list of categories</source>
        <translation>no es una lista de categorías</translation>
    </message>
    <message>
        <source>not a degree of privacy</source>
        <translation>no es un grado de privacidad</translation>
    </message>
    <message>
        <source>not a date</source>
        <translation>no es una fecha</translation>
    </message>
    <message>
        <source>not a date or time</source>
        <translation>no es una fecha ni una hora</translation>
    </message>
    <message>
        <source>not a known time zone</source>
        <translation>no es una zona horaria conocida</translation>
    </message>
    <message>
        <source>“{name}” is not a known time zone</source>
        <translation>«{name}» no es una zona horaria conocida</translation>
    </message>
    <message>
        <source>not a photo</source>
        <translation>no es una foto</translation>
    </message>
    <message>
        <source>not a list of participants</source>
        <translation>no es una lista de participantes</translation>
    </message>
    <message>
        <source>not a recurrence</source>
        <translation>no es una repetición</translation>
    </message>
    <message>
        <source>not a status</source>
        <translation>no es un estado</translation>
    </message>
    <message>
        <source>not a priority</source>
        <translation>no es una prioridad</translation>
    </message>
    <message>
        <source>line {number}: {reason}</source>
        <translation>línea {number}: {reason}</translation>
    </message>
    <message>
        <source>larger than {number} MB</source>
        <translation>más de {number} MB</translation>
    </message>
    <message>
        <source>the text is UTF-16; save it as UTF-8</source>
        <translation>el texto está en UTF-16; guárdelo en UTF-8</translation>
    </message>
    <message>
        <source>components nested deeper than {number} levels</source>
        <translation>componentes anidados a más de {number} niveles</translation>
    </message>
    <message>
        <source>BEGIN:{name} is never closed</source>
        <translation>BEGIN:{name} no se cierra nunca</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>no vCard and no calendar in it</source>
        <translation>no contiene ni vCard ni calendario</translation>
    </message>
    <message>
        <source>END:{name} without its BEGIN</source>
        <translation>END:{name} sin su BEGIN</translation>
    </message>
    <message>
        <source>END:{name} where END:{other} should close line {number}</source>
        <translation>END:{name} donde END:{other} debería cerrar la línea {number}</translation>
    </message>
    <message>
        <source>no BEGIN:VCALENDAR in it</source>
        <translation>no contiene BEGIN:VCALENDAR</translation>
    </message>
    <message>
        <source>{number} calendars in one resource</source>
        <translation>{number} calendarios en un solo recurso</translation>
    </message>
    <message>
        <source>no BEGIN:VCARD in it</source>
        <translation>no contiene BEGIN:VCARD</translation>
    </message>
    <message>
        <source>{number} vCards in one resource</source>
        <translation>{number} vCard en un solo recurso</translation>
    </message>
    <message>
        <source>it says not how often the series repeats</source>
        <translation>no dice cada cuánto se repite la serie</translation>
    </message>
    <message>
        <source>it uses another calendar ({name}={value})</source>
        <translation>usa otro calendario ({name}={value})</translation>
    </message>
    <message>
        <source>it repeats zero times</source>
        <translation>se repite cero veces</translation>
    </message>
    <message>
        <source>{name} is no number</source>
        <translation>{name} no es un número</translation>
    </message>
    <message>
        <source>{name} does not exist</source>
        <translation>{name} no existe</translation>
    </message>
    <message>
        <source>{name} is no date</source>
        <translation>{name} no es una fecha</translation>
    </message>
    <message>
        <source>it holds {number} {noun} with one UID in one file; a calendar server allows one</source>
        <translation>contiene {number} {noun} con un mismo UID en un archivo; un servidor de calendario permite uno</translation>
    </message>
    <message>
        <source>it holds {number} different {noun} in one file; a calendar server allows one</source>
        <translation>contiene {number} {noun} distintos en un archivo; un servidor de calendario permite uno</translation>
    </message>
    <message>
        <source>it holds {number} single occurrences of a series, but not the series itself</source>
        <translation>contiene {number} repeticiones sueltas de una serie, pero no la serie misma</translation>
    </message>
    <message>
        <source>it holds no {noun}, but {what}</source>
        <translation>no contiene nada del tipo esperado ({noun}), sino: {what}</translation>
    </message>
    <message>
        <source>its start is missing or not understood</source>
        <translation>su inicio falta o no se entiende</translation>
    </message>
    <message>
        <source>an event needs a start</source>
        <translation>una reunión necesita un inicio</translation>
    </message>
    <message>
        <source>its time zone “{name}” is unknown; its times were read as local times in {zone}</source>
        <translation>su zona horaria «{name}» es desconocida; sus horas se leyeron como horas locales de {zone}</translation>
    </message>
    <message>
        <source>the series has several rules; only the first was read</source>
        <translation>la serie tiene varias reglas; solo se leyó la primera</translation>
    </message>
    <message>
        <source>the series has extra dates (RDATE) that were left out</source>
        <translation>la serie tiene fechas adicionales (RDATE) que se excluyeron</translation>
    </message>
    <message>
        <source>the series has a rule for exceptions (EXRULE) that was left out</source>
        <translation>la serie tiene una regla de excepciones (EXRULE) que se excluyó</translation>
    </message>
    <message>
        <source>how the series repeats is not understood: {reason}</source>
        <translation>no se entiende cómo se repite la serie: {reason}</translation>
    </message>
    <message>
        <source>the series changes from one occurrence on; that change was left out</source>
        <translation>la serie cambia a partir de una repetición; ese cambio se excluyó</translation>
    </message>
    <message>
        <source>it cannot be empty there</source>
        <translation>no puede estar vacío allí</translation>
    </message>
    <message>
        <source>guests are never mailed about past meetings or in a first sync</source>
        <translation>los invitados nunca reciben correo por reuniones pasadas ni en una primera sincronización</translation>
    </message>
    <message>
        <source>{number} {what} at once are more than the limit of {limit} for {links} linked pairs</source>
        <translation>{number} {what} a la vez superan el límite de {limit} para {links} parejas vinculadas</translation>
    </message>
    <message>
        <source>deletions</source>
        <translation>eliminaciones</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>cambios</translation>
    </message>
    <message>
        <source>you organise this meeting: its server would mail the guests, and invitations are not allowed here</source>
        <translation>usted organiza esta reunión: su servidor enviaría correo a los invitados, y aquí no se permiten invitaciones</translation>
    </message>
    <message>
        <source>its server would mail the guests, which never happens for past meetings or in a first sync</source>
        <translation>su servidor enviaría correo a los invitados, lo que nunca ocurre con reuniones pasadas ni en una primera sincronización</translation>
    </message>
    <message>
        <source>somebody else organises this meeting: its server lets nobody else change it, and would tell them</source>
        <translation>otra persona organiza esta reunión: su servidor no deja que nadie más la cambie, y le avisaría</translation>
    </message>
    <message>
        <source>it is a distribution list, not a person</source>
        <translation>es una lista de distribución, no una persona</translation>
    </message>
    <message>
        <source>it is private</source>
        <translation>es privado</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>pertenece a otro usuario</translation>
    </message>
    <message>
        <source>it has none of the mapping&apos;s categories</source>
        <translation>no tiene ninguna de las categorías de la correspondencia</translation>
    </message>
    <message>
        <source>it has no start</source>
        <translation>no tiene inicio</translation>
    </message>
    <message>
        <source>it lies too far in the future</source>
        <translation>está demasiado lejos en el futuro</translation>
    </message>
    <message>
        <source>its last occurrence lies too far in the past</source>
        <translation>su última repetición está demasiado lejos en el pasado</translation>
    </message>
    <message>
        <source>it lies too far in the past</source>
        <translation>está demasiado lejos en el pasado</translation>
    </message>
    <message>
        <source>The links of {name} belong to another folder or account.</source>
        <translation>Los vínculos de {name} pertenecen a otra carpeta o cuenta.</translation>
    </message>
    <message>
        <source>Name the same folder and module as on the other computer.</source>
        <translation>Indique la misma carpeta y el mismo módulo que en el otro equipo.</translation>
    </message>
    <message>
        <source>{label} could not be saved on the {name} side: {message}</source>
        <translation>{label} no se pudo guardar en el lado {name}: {message}</translation>
    </message>
    <message>
        <source>{label} was left as it is: {reason}.</source>
        <translation>{label} se dejó como está: {reason}.</translation>
    </message>
    <message>
        <source>Change or delete the meeting in Outlook yourself.</source>
        <translation>Cambie o elimine usted la reunión en Outlook.</translation>
    </message>
    <message>
        <source>the first plan of this mapping; look at it and say yes once</source>
        <translation>el primer plan de esta correspondencia; véalo y acéptelo una vez</translation>
    </message>
    <message>
        <source>the first plan after the mapping changed; look at it and say yes once</source>
        <translation>el primer plan desde que cambió la correspondencia; véalo y acéptelo una vez</translation>
    </message>
    <message>
        <source>Mend or re-create the item where it was made; it is left alone until then.</source>
        <translation>Corrija o vuelva a crear el elemento donde se hizo; hasta entonces no se toca.</translation>
    </message>
    <message>
        <source>the {name} side did not take it</source>
        <translation>el lado {name} no lo tomó</translation>
    </message>
    <message>
        <source>the {name} side made something else of it</source>
        <translation>el lado {name} lo convirtió en otra cosa</translation>
    </message>
    <message>
        <source>Something else keeps changing {fields} of {label} back: crmsync wrote the same value {number} times within a day.</source>
        <translation>Algo más devuelve una y otra vez su valor anterior ({fields}) a {label}: crmsync escribió el mismo valor {number} veces en un día.</translation>
    </message>
    <message>
        <source>Look for another sync program or a workflow that sets this field, and switch one of the two off; crmsync tries again tomorrow.</source>
        <translation>Busque otro programa de sincronización o un flujo de trabajo que rellene este campo y desactive uno de los dos; crmsync lo intentará de nuevo mañana.</translation>
    </message>
    <message>
        <source>{label}: it changed meanwhile and is left as it is; undo the run once more for it.</source>
        <translation>{label}: cambió entretanto y queda como está; deshaga la ejecución otra vez para él.</translation>
    </message>
    <message>
        <source>{label}: it is not there any more, or no longer synced.</source>
        <translation>{label}: ya no existe o ya no se sincroniza.</translation>
    </message>
    <message>
        <source>{field} was edited since and is left as it is.</source>
        <translation>{field} se modificó desde entonces y queda como está.</translation>
    </message>
    <message>
        <source>{field} belongs together with {other_field}, which was edited since, and is left as it is.</source>
        <translation>{field} va unido a {other_field}, que se modificó desde entonces, y queda como está.</translation>
    </message>
    <message>
        <source>{label}: {field} is left as it is: {reason}.</source>
        <translation>{label}: {field} queda como está: {reason}.</translation>
    </message>
    <message>
        <source>{label}: the old photo is not kept any more.</source>
        <translation>{label}: la foto anterior ya no se conserva.</translation>
    </message>
    <message>
        <source>{label}: it is not there any more.</source>
        <translation>{label}: ya no existe.</translation>
    </message>
    <message>
        <source>{label}: it was edited since and is left as it is.</source>
        <translation>{label}: se modificó desde entonces y queda como está.</translation>
    </message>
    <message>
        <source>{label}: it is there again already.</source>
        <translation>{label}: ya vuelve a existir.</translation>
    </message>
    <message>
        <source>address book</source>
        <translation>libreta de direcciones</translation>
    </message>
    <message>
        <source>task list</source>
        <translation>lista de tareas</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>calendario</translation>
    </message>
    <message>
        <source>event</source>
        <translation>reunión</translation>
    </message>
    <message>
        <source>events</source>
        <translation>reuniones</translation>
    </message>
    <message>
        <source>task</source>
        <translation>tarea</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>tareas</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>contactos</translation>
    </message>
    <message>
        <source>journal entry</source>
        <translation>entrada de diario</translation>
    </message>
    <message>
        <source>free/busy time</source>
        <translation>intervalo de disponibilidad</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>changed photos</source>
        <translation>fotos cambiadas</translation>
    </message>
    <message>
        <source>this account may only be read there now; it is written when the right to write comes back</source>
        <translation>ahora esta cuenta allí es de solo lectura; se escribe cuando vuelva el permiso de escritura</translation>
    </message>
    <message>
        <source>photo was edited since and is left as it is.</source>
        <translation>la foto se modificó desde entonces y queda como está.</translation>
    </message>
    <message>
        <source>There is an account of this name already.</source>
        <translation>Ya hay una cuenta con este nombre.</translation>
    </message>
    <message>
        <source>It is used by {users}.</source>
        <translation>En uso por {users}.</translation>
    </message>
    <message>
        <source>the mapping {mappings}</source>
        <translation>la correspondencia {mappings}</translation>
    </message>
    <message>
        <source>the mappings {mappings}</source>
        <translation>las correspondencias {mappings}</translation>
    </message>
    <message>
        <source>Remove it from the mappings first.</source>
        <translation>Quítela antes de las correspondencias.</translation>
    </message>
    <message>
        <source>It has problems, and cannot be changed here.</source>
        <translation>Tiene problemas y no se puede cambiar aquí.</translation>
    </message>
    <message>
        <source>Mend it by hand.</source>
        <translation>Corríjalo a mano.</translation>
    </message>
    <message>
        <source>There is no mapping of this name.</source>
        <translation>No hay ninguna correspondencia con este nombre.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is not what is expected.</source>
        <translation>«{key}» no es lo que se espera.</translation>
    </message>
    <message>
        <source>There is no such account.</source>
        <translation>Esa cuenta no existe.</translation>
    </message>
    <message>
        <source>This change cannot be made in a file written so.</source>
        <translation>Este cambio no se puede hacer en un archivo escrito así.</translation>
    </message>
    <message>
        <source>Make it by hand.</source>
        <translation>Hágalo a mano.</translation>
    </message>
    <message>
        <source>Another crmsync is changing {file}.</source>
        <translation>Otro crmsync está cambiando {file}.</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>Inténtelo de nuevo cuando haya terminado.</translation>
    </message>
    <message>
        <source>{file} cannot be written: {error}.</source>
        <translation>No se puede escribir {file}: {error}.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {error}.</source>
        <translation>No se puede leer {file}: {error}.</translation>
    </message>
    <message>
        <source>Check the rights of its folder and the free space on the disk.</source>
        <translation>Compruebe los permisos de su carpeta y el espacio libre en el disco.</translation>
    </message>
    <message>
        <source>Give a whole number.</source>
        <translation>Indique un número entero.</translation>
    </message>
    <message>
        <source>Give true or false.</source>
        <translation>Indique true o false.</translation>
    </message>
    <message>
        <source>{file}: one thing needs mending.</source>
        <translation>{file}: hay una cosa que corregir.</translation>
    </message>
    <message>
        <source>{file}: {number} things need mending.</source>
        <translation>{file}: hay {number} cosas que corregir.</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>Libere espacio en el disco.</translation>
    </message>
    <message>
        <source>You can have the secrets protected by a passphrase (set CRMSYNC_PASSPHRASE, or choose it when signing in), or be asked for them at each start.</source>
        <translation>Puede proteger los secretos con una frase de contraseña (defina CRMSYNC_PASSPHRASE o elíjala al iniciar sesión) o hacer que se le pidan en cada inicio.</translation>
    </message>
    <message>
        <source>{name} did not keep what it was given.</source>
        <translation>{name} no guardó lo que se le dio.</translation>
    </message>
    <message>
        <source>This session has no keyring that crmsync trusts.</source>
        <translation>Esta sesión no tiene ningún llavero en el que crmsync confíe.</translation>
    </message>
    <message>
        <source>The keyring {name}, named in {variable}, cannot be used ({error}).</source>
        <translation>El llavero {name}, indicado en {variable}, no se puede usar ({error}).</translation>
    </message>
    <message>
        <source>Correct {variable}, or remove it to use the system&apos;s own keyring.</source>
        <translation>Corrija {variable}, o quítela para usar el llavero del sistema.</translation>
    </message>
    <message>
        <source>{name} does not answer in this session ({error}).</source>
        <translation>{name} no responde en esta sesión ({error}).</translation>
    </message>
    <message>
        <source>{name} is locked ({error}).</source>
        <translation>{name} está bloqueado ({error}).</translation>
    </message>
    <message>
        <source>Unlock it (sign in to your desktop, or answer its question) and try again.</source>
        <translation>Desbloquéelo (inicie su sesión de escritorio o responda a su pregunta) e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{name} refused crmsync the access to its own entry ({error}).</source>
        <translation>{name} negó a crmsync el acceso a su propia entrada ({error}).</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s keyring settings, or answer its question with yes, and try again.</source>
        <translation>Permítalo en los ajustes del llavero del sistema, o responda que sí a su pregunta, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{name} failed ({error}).</source>
        <translation>{name} falló ({error}).</translation>
    </message>
    <message>
        <source>Try again; if it stays so: {message}</source>
        <translation>Inténtelo de nuevo; si sigue igual: {message}</translation>
    </message>
    <message>
        <source>The log {file} cannot be written: {error}.</source>
        <translation>No se puede escribir el archivo de registro {file}: {error}.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s rights, and that nothing else has its name.</source>
        <translation>Compruebe los permisos de la carpeta y que nada más tenga su nombre.</translation>
    </message>
    <message>
        <source>Another mapping is called &quot;{name}&quot;.</source>
        <translation>Otra correspondencia se llama «{name}».</translation>
    </message>
    <message>
        <source>Give each its own name.</source>
        <translation>Dé a cada una su propio nombre.</translation>
    </message>
    <message>
        <source>The folder &quot;{folder}&quot; is already synced by the mapping &quot;{mapping}&quot;.</source>
        <translation>La carpeta «{folder}» ya la sincroniza la correspondencia «{mapping}».</translation>
    </message>
    <message>
        <source>Choose another folder, or keep one mapping for these {kind}.</source>
        <translation>Elija otra carpeta o deje una sola correspondencia ({kind}).</translation>
    </message>
    <message>
        <source>mapping number {number}</source>
        <translation>correspondencia número {number}</translation>
    </message>
    <message>
        <source>mapping &quot;{name}&quot;</source>
        <translation>correspondencia «{name}»</translation>
    </message>
    <message>
        <source>account &quot;{name}&quot;</source>
        <translation>cuenta «{name}»</translation>
    </message>
    <message>
        <source>Call it something: name = &quot;…&quot;.</source>
        <translation>Dele un nombre: name = &quot;…&quot;.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>Este nombre no se puede usar.</translation>
    </message>
    <message>
        <source>Take at most {number} letters and digits.</source>
        <translation>Use como mucho {number} letras y cifras.</translation>
    </message>
    <message>
        <source>Give one of {choices}.</source>
        <translation>Indique uno de estos valores: {choices}.</translation>
    </message>
    <message>
        <source>Write {side_key} = {{ account = &quot;NAME&quot;, {key} = &quot;…&quot; }}.</source>
        <translation>Escriba {side_key} = {{ account = &quot;NAME&quot;, {key} = &quot;…&quot; }}.</translation>
    </message>
    <message>
        <source>Name one of the accounts.</source>
        <translation>Indique una de las cuentas.</translation>
    </message>
    <message>
        <source>There is no account &quot;{name}&quot;.</source>
        <translation>No hay ninguna cuenta «{name}».</translation>
    </message>
    <message>
        <source>The account &quot;{name}&quot; is on the {side_key} side.</source>
        <translation>La cuenta «{name}» está en el lado {side_key}.</translation>
    </message>
    <message>
        <source>Name an account with side = &quot;{side_key}&quot;.</source>
        <translation>Indique una cuenta con side = &quot;{side_key}&quot;.</translation>
    </message>
    <message>
        <source>{kind} are chosen by folder.</source>
        <translation>La selección se hace por carpeta ({kind}).</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is missing.</source>
        <translation>Falta «{key}».</translation>
    </message>
    <message>
        <source>Events are chosen by category: categories = [&quot;CRM&quot;], or [&quot;*&quot;] for all of them.</source>
        <translation>Las reuniones se eligen por categoría: categories = [&quot;CRM&quot;], o [&quot;*&quot;] para todas.</translation>
    </message>
    <message>
        <source>No category is named.</source>
        <translation>No se indica ninguna categoría.</translation>
    </message>
    <message>
        <source>Name at least one, or [&quot;*&quot;] for all events.</source>
        <translation>Indique al menos una, o [&quot;*&quot;] para todas las reuniones.</translation>
    </message>
    <message>
        <source>&quot;*&quot; already means every event.</source>
        <translation>&quot;*&quot; ya significa todas las reuniones.</translation>
    </message>
    <message>
        <source>Write [&quot;*&quot;], or the names alone.</source>
        <translation>Escriba [&quot;*&quot;], o solo los nombres.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; means nothing for {kind}.</source>
        <translation>«{key}» no significa nada aquí ({kind}).</translation>
    </message>
    <message>
        <source>Remove the line.</source>
        <translation>Quite la línea.</translation>
    </message>
    <message>
        <source>{kind} have no field &quot;{name}&quot;.</source>
        <translation>No existe el campo «{name}» ({kind}).</translation>
    </message>
    <message>
        <source>A field of your own is called custom_1, custom_2 and so on.</source>
        <translation>Un campo propio se llama custom_1, custom_2, etc.</translation>
    </message>
    <message>
        <source>&quot;{native}&quot; is already paired with the field &quot;{name}&quot;.</source>
        <translation>«{native}» ya está asociado al campo «{name}».</translation>
    </message>
    <message>
        <source>Pair it with one field only.</source>
        <translation>Asócielo a un solo campo.</translation>
    </message>
    <message>
        <source>Write {name} = false to leave it out, or {name} = {{ conflicts = &quot;…&quot; }}.</source>
        <translation>Escriba {name} = false para excluirlo, o {name} = {{ conflicts = &quot;…&quot; }}.</translation>
    </message>
    <message>
        <source>The whole mapping goes &quot;{direction}&quot; only.</source>
        <translation>Toda la correspondencia va solo en un sentido («{direction}»).</translation>
    </message>
    <message>
        <source>Remove it here, or change the mapping&apos;s direction.</source>
        <translation>Quítelo aquí o cambie el sentido de la correspondencia.</translation>
    </message>
    <message>
        <source>A field of your own needs its name on both sides.</source>
        <translation>Un campo propio necesita su nombre en ambos lados.</translation>
    </message>
    <message>
        <source>Write {name} = {{ outlook = &quot;X-…&quot;, crm = &quot;…&quot; }}.</source>
        <translation>Escriba {name} = {{ outlook = &quot;X-…&quot;, crm = &quot;…&quot; }}.</translation>
    </message>
    <message>
        <source>The folder {file} cannot be made: {error}.</source>
        <translation>No se puede crear la carpeta {file}: {error}.</translation>
    </message>
    <message>
        <source>Check its rights, or choose another folder with --profile.</source>
        <translation>Compruebe sus permisos o elija otra carpeta con --profile.</translation>
    </message>
    <message>
        <source>Another crmsync is at work with this profile.</source>
        <translation>Otro crmsync está trabajando con este perfil.</translation>
    </message>
    <message>
        <source>Another crmsync (process {process}) is at work with this profile.</source>
        <translation>Otro crmsync (proceso {process}) está trabajando con este perfil.</translation>
    </message>
    <message>
        <source>Try again when it has finished, or end it.</source>
        <translation>Inténtelo de nuevo cuando haya terminado, o deténgalo.</translation>
    </message>
    <message>
        <source>The file {file} cannot be used: {error}.</source>
        <translation>No se puede usar el archivo {file}: {error}.</translation>
    </message>
    <message>
        <source>Take the line out, and give a proxy that wants them in the environment variable HTTPS_PROXY.</source>
        <translation>Quite la línea e indique un proxy que los pida en la variable de entorno HTTPS_PROXY.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not an account.</source>
        <translation>«{name}» no es una cuenta.</translation>
    </message>
    <message>
        <source>Begin an account with [accounts.NAME].</source>
        <translation>Empiece una cuenta con [accounts.NOMBRE].</translation>
    </message>
    <message>
        <source>Take letters and digits.</source>
        <translation>Use letras y cifras.</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>Este nombre es demasiado largo.</translation>
    </message>
    <message>
        <source>Take at most {number} characters.</source>
        <translation>Use como mucho {number} caracteres.</translation>
    </message>
    <message>
        <source>Write side = &quot;outlook&quot; or side = &quot;crm&quot;.</source>
        <translation>Escriba side = &quot;outlook&quot; o side = &quot;crm&quot;.</translation>
    </message>
    <message>
        <source>{service} is not a service of this side.</source>
        <translation>{service} no es un servicio de este lado.</translation>
    </message>
    <message>
        <source>Write side = &quot;{side_key}&quot;.</source>
        <translation>Escriba side = &quot;{side_key}&quot;.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is not the address of a web server.</source>
        <translation>«{key}» no es la dirección de un servidor web.</translation>
    </message>
    <message>
        <source>Write it as https://host.example.com/.</source>
        <translation>Escríbala como https://host.example.com/.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; holds a user name or password.</source>
        <translation>«{key}» contiene un nombre de usuario o una contraseña.</translation>
    </message>
    <message>
        <source>Take it out; the name belongs into &quot;username&quot;, the password into the sign-in.</source>
        <translation>Quítelo; el nombre va en «username» y la contraseña se indica al iniciar sesión.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; holds more than scheme, host and port.</source>
        <translation>«{key}» contiene más que el protocolo, el host y el puerto.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; begins with http://: anyone on the way could read your password.</source>
        <translation>«{key}» empieza por http://: cualquiera en el camino podría leer su contraseña.</translation>
    </message>
    <message>
        <source>Write https://, or add allow_http = true if you trust the whole way.</source>
        <translation>Escriba https://, o añada allow_http = true si confía en todo el camino.</translation>
    </message>
    <message>
        <source>Give the server&apos;s address.</source>
        <translation>Indique la dirección del servidor.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; does not belong into this file, which holds no secrets.</source>
        <translation>«{key}» no va en este archivo, que no contiene secretos.</translation>
    </message>
    <message>
        <source>The passphrase does not open secrets.vault.</source>
        <translation>La frase de contraseña no abre secrets.vault.</translation>
    </message>
    <message>
        <source>Give the right one; it may stand in {variable}. If it is right, the file is damaged: bring it back from a backup.</source>
        <translation>Indique la correcta; puede estar en {variable}. Si es correcta, el archivo está dañado: recupérelo de una copia de seguridad.</translation>
    </message>
    <message>
        <source>The key of secrets.vault is not in {name}; it was put into {other}.</source>
        <translation>La clave de secrets.vault no está en {name}; se guardó en {other}.</translation>
    </message>
    <message>
        <source>Sign in to the desktop session that has it, or move {file} away and sign in to each account again.</source>
        <translation>Inicie la sesión de escritorio que la tiene, o aparte {file} e inicie sesión de nuevo en cada cuenta.</translation>
    </message>
    <message>
        <source>The secrets of this profile are protected by a passphrase, and nobody gave it.</source>
        <translation>Los secretos de este perfil están protegidos por una frase de contraseña y nadie la indicó.</translation>
    </message>
    <message>
        <source>Start crmsync where it can ask you, or set {variable}.</source>
        <translation>Inicie crmsync donde pueda preguntarle, o defina {variable}.</translation>
    </message>
    <message>
        <source>Another crmsync is writing secrets.vault, perhaps waiting for your answer.</source>
        <translation>Otro crmsync está escribiendo secrets.vault, quizá a la espera de su respuesta.</translation>
    </message>
    <message>
        <source>Another crmsync (process {process}) is writing secrets.vault, perhaps waiting for your answer.</source>
        <translation>Otro crmsync (proceso {process}) está escribiendo secrets.vault, quizá a la espera de su respuesta.</translation>
    </message>
    <message>
        <source>Answer it or end it, and try again.</source>
        <translation>Respóndale o deténgalo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is empty.</source>
        <translation>«{key}» está vacío.</translation>
    </message>
    <message>
        <source>Give it a value, or remove the line.</source>
        <translation>Dele un valor o quite la línea.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; holds a line break or another control character.</source>
        <translation>«{key}» contiene un salto de línea u otro carácter de control.</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Quítelo.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; cannot be &quot;{value}&quot;.</source>
        <translation>«{key}» no puede ser «{value}».</translation>
    </message>
    <message>
        <source>Possible: {choices}.</source>
        <translation>Valores posibles: {choices}.</translation>
    </message>
    <message>
        <source>It must be {expected}.</source>
        <translation>Debe ser {expected}.</translation>
    </message>
    <message>
        <source>a text in quotation marks</source>
        <translation>un texto entre comillas</translation>
    </message>
    <message>
        <source>a whole number from {number} to {most}</source>
        <translation>un número entero de {number} a {most}</translation>
    </message>
    <message>
        <source>true or false, without quotation marks</source>
        <translation>true o false, sin comillas</translation>
    </message>
    <message>
        <source>a list of texts, such as [&quot;CRM&quot;, &quot;Customers&quot;]</source>
        <translation>una lista de textos, como [&quot;CRM&quot;, &quot;Clientes&quot;]</translation>
    </message>
    <message>
        <source>a table, such as {{ key = value }}</source>
        <translation>una tabla, como {{ key = value }}</translation>
    </message>
    <message>
        <source>tables that each begin with [[{key}]]</source>
        <translation>tablas que empiezan cada una por [[{key}]]</translation>
    </message>
    <message>
        <source>Did you mean &quot;{word}&quot;?</source>
        <translation>¿Quiso decir «{word}»?</translation>
    </message>
    <message>
        <source>The key &quot;{key}&quot; is not known.</source>
        <translation>La clave «{key}» es desconocida.</translation>
    </message>
    <message>
        <source>Known keys are {choices}.</source>
        <translation>Las claves conocidas son {choices}.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>El archivo no es texto UTF-8.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Guárdelo como UTF-8.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>El archivo no se puede leer: {error}.</translation>
    </message>
    <message>
        <source>Check its rights.</source>
        <translation>Compruebe sus permisos.</translation>
    </message>
    <message>
        <source>This is not valid TOML: {reason}.</source>
        <translation>Esto no es TOML válido: {reason}.</translation>
    </message>
    <message>
        <source>tables too deep inside each other</source>
        <translation>tablas demasiado anidadas unas en otras</translation>
    </message>
    <message>
        <source>Check the line: texts stand in quotation marks, a key is followed by &quot;=&quot;.</source>
        <translation>Compruebe la línea: los textos van entre comillas y a una clave le sigue «=».</translation>
    </message>
    <message>
        <source>secrets.vault cannot be opened: {reason}.</source>
        <translation>No se puede abrir secrets.vault: {reason}.</translation>
    </message>
    <message>
        <source>Bring the file back from a backup, or remove it and sign in to each account again.</source>
        <translation>Recupere el archivo de una copia de seguridad, o elimínelo e inicie sesión de nuevo en cada cuenta.</translation>
    </message>
    <message>
        <source>it was changed after crmsync wrote it</source>
        <translation>se cambió después de que crmsync lo escribiera</translation>
    </message>
    <message>
        <source>its first lines are not understood</source>
        <translation>no se entienden sus primeras líneas</translation>
    </message>
    <message>
        <source>it has not the length that was written</source>
        <translation>no tiene la longitud que se escribió</translation>
    </message>
    <message>
        <source>it does not begin like one</source>
        <translation>no empieza como debe</translation>
    </message>
    <message>
        <source>secrets.vault was written by a later version of crmsync.</source>
        <translation>secrets.vault lo escribió una versión posterior de crmsync.</translation>
    </message>
    <message>
        <source>Install that version, or a later one.</source>
        <translation>Instale esa versión o una posterior.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Elija otro.</translation>
    </message>
    <message>
        <source>Remove &quot;categories&quot;.</source>
        <translation>Quite «categories».</translation>
    </message>
    <message>
        <source>Until then nothing is logged.</source>
        <translation>Hasta entonces no se registra nada.</translation>
    </message>
    <message>
        <source>Mend it, or move it away; nothing was changed.</source>
        <translation>Corríjalo o apártelo; no se cambió nada.</translation>
    </message>
    <message>
        <source>The mailbox has no mail address.</source>
        <translation>El buzón no tiene dirección de correo.</translation>
    </message>
    <message>
        <source>Give it as &quot;mailbox&quot;, or as &quot;username&quot; if it is what you sign in with.</source>
        <translation>Indíquela como «mailbox», o como «username» si inicia sesión con ella.</translation>
    </message>
    <message>
        <source>The state file was damaged and is kept as {file}; crmsync came back from its backup of {moment}. The next run shows its plan first and deletes nothing.</source>
        <translation>El archivo de estado estaba dañado y se guarda como {file}; crmsync volvió a su copia de seguridad de {moment}. La próxima ejecución muestra antes su plan y no elimina nada.</translation>
    </message>
    <message>
        <source>The state file {file} is damaged ({error}).</source>
        <translation>El archivo de estado {file} está dañado ({error}).</translation>
    </message>
    <message>
        <source>Move it away; the next run is then a first match with a preview, and nothing is deleted.</source>
        <translation>Apártelo; la próxima ejecución será entonces una primera coincidencia con vista previa y no se elimina nada.</translation>
    </message>
    <message>
        <source>The disk is full: the state file {file} could not be written.</source>
        <translation>El disco está lleno: no se pudo escribir el archivo de estado {file}.</translation>
    </message>
    <message>
        <source>Free some space, then sync again: what was under way is completed or dropped, nothing is lost and nothing made twice.</source>
        <translation>Libere espacio y vuelva a sincronizar: lo que estaba en curso se completa o se descarta, no se pierde nada ni se hace dos veces.</translation>
    </message>
    <message>
        <source>The disk refused to read or write the state file {file} ({error}).</source>
        <translation>El disco se negó a leer o escribir el archivo de estado {file} ({error}).</translation>
    </message>
    <message>
        <source>Is the disk full, over its quota, or not connected? Mend that, then sync again: what was under way is completed or dropped, nothing is lost and nothing made twice.</source>
        <translation>¿Está lleno el disco, ha superado su cuota o no está conectado? Arréglelo y vuelva a sincronizar: lo que estaba en curso se completa o se descarta, no se pierde nada ni se hace dos veces.</translation>
    </message>
    <message>
        <source>The state file {file} may not be written ({error}).</source>
        <translation>No se permite escribir el archivo de estado {file} ({error}).</translation>
    </message>
    <message>
        <source>Check the rights of the file and of its folder, or choose another folder with --profile.</source>
        <translation>Compruebe los permisos del archivo y de su carpeta, o elija otra carpeta con --profile.</translation>
    </message>
    <message>
        <source>Another program keeps the state file {file} to itself ({error}).</source>
        <translation>Otro programa tiene ocupado el archivo de estado {file} ({error}).</translation>
    </message>
    <message>
        <source>End it (perhaps it copies or searches files), and try again.</source>
        <translation>Deténgalo (quizá copia o busca archivos) e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The state file {file} cannot be used ({error}).</source>
        <translation>No se puede usar el archivo de estado {file} ({error}).</translation>
    </message>
    <message>
        <source>The state file {file} was made by a newer version of crmsync.</source>
        <translation>El archivo de estado {file} lo hizo una versión más reciente de crmsync.</translation>
    </message>
    <message>
        <source>Install the newer version again, or move the file away and start with a first match.</source>
        <translation>Instale de nuevo la versión más reciente, o aparte el archivo y empiece con una primera coincidencia.</translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <translation>No se guardó nada.</translation>
    </message>
    <message>
        <source>The service could not be told: {message}</source>
        <translation>No se pudo avisar al servicio: {message}</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>Hay: {names}.</translation>
    </message>
    <message>
        <source>CalDAV and CardDAV servers want a password.</source>
        <translation>Los servidores CalDAV y CardDAV piden una contraseña.</translation>
    </message>
    <message>
        <source>The next sync tries again.</source>
        <translation>La próxima sincronización lo intenta de nuevo.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {span} ahead of the server&apos;s.</source>
        <translation>El reloj de este equipo va {span} adelantado respecto al del servidor.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {span} behind the server&apos;s.</source>
        <translation>El reloj de este equipo va {span} atrasado respecto al del servidor.</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} días</translation>
    </message>
    <message>
        <source>{number} hours</source>
        <translation>{number} horas</translation>
    </message>
    <message>
        <source>{number} minutes</source>
        <translation>{number} minutos</translation>
    </message>
    <message>
        <source>Set it right, best automatically: sign-ins and “newest wins” depend on it.</source>
        <translation>Ajústelo, mejor automáticamente: los inicios de sesión y «prevalece el más reciente» dependen de él.</translation>
    </message>
    <message>
        <source>{number} MB are free on the disk.</source>
        <translation>Quedan {number} MB libres en el disco.</translation>
    </message>
    <message>
        <source>Free some space: a run needs it to keep its notes.</source>
        <translation>Libere espacio: una ejecución lo necesita para llevar sus notas.</translation>
    </message>
    <message>
        <source>Its last success, {moment}, lies in the future: this computer&apos;s clock was wrong then, or is now.</source>
        <translation>Su último éxito, {moment}, está en el futuro: el reloj de este equipo estaba mal entonces o lo está ahora.</translation>
    </message>
    <message>
        <source>It is not in step since {moment}.</source>
        <translation>No está al día desde: {moment}.</translation>
    </message>
    <message>
        <source>The day&apos;s API credits are nearly used up: {spent}.</source>
        <translation>Los créditos de API del día están casi agotados: {spent}.</translation>
    </message>
    <message>
        <source>Sync less often, or let other programs that use this service&apos;s API pause, until tomorrow; when nothing is left the service refuses everything for some hours.</source>
        <translation>Sincronice con menos frecuencia, o detenga hasta mañana otros programas que usan la API de este servicio; cuando no queda nada, el servicio lo rechaza todo durante unas horas.</translation>
    </message>
    <message>
        <source>{number} requests in the last 24 hours</source>
        <translation>{number} peticiones en las últimas 24 horas</translation>
    </message>
    <message>
        <source>{number} API credits and {requests}</source>
        <translation>{number} créditos de API y {requests}</translation>
    </message>
    <message>
        <source>{spent}; {number} credits left at {time}</source>
        <translation>{spent}; quedan {number} créditos a las {time}</translation>
    </message>
    <message>
        <source>There is no run {run}.</source>
        <translation>No hay ninguna ejecución {run}.</translation>
    </message>
    <message>
        <source>Run {run} is older than the history that is kept; what it wrote is not known any more.</source>
        <translation>La ejecución {run} es anterior al historial que se conserva; ya no se sabe qué escribió.</translation>
    </message>
    <message>
        <source>mapping {name}, removed since</source>
        <translation>correspondencia {name}, quitada desde entonces</translation>
    </message>
    <message>
        <source>“{label}” is not known any more.</source>
        <translation>«{label}» ya no se conoce.</translation>
    </message>
    <message>
        <source>Sync once more, then see again.</source>
        <translation>Sincronice otra vez y vuelva a mirar.</translation>
    </message>
    <message>
        <source>A change to “{label}” is still under way.</source>
        <translation>Un cambio de «{label}» está todavía en curso.</translation>
    </message>
    <message>
        <source>Sync once more, then leave it out.</source>
        <translation>Sincronice otra vez y exclúyalo después.</translation>
    </message>
    <message>
        <source>None of the mappings in that file is in the configuration file.</source>
        <translation>Ninguna de las correspondencias de ese archivo está en sus ajustes.</translation>
    </message>
    <message>
        <source>Set up the accounts and mappings first, with the same names.</source>
        <translation>Configure antes las cuentas y las correspondencias, con los mismos nombres.</translation>
    </message>
    <message>
        <source>{file} holds no links of crmsync.</source>
        <translation>{file} no contiene vínculos de crmsync.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Elija otro lugar.</translation>
    </message>
    <message>
        <source>The state could not be backed up. {message}</source>
        <translation>No se pudo hacer la copia de seguridad del estado. {message}</translation>
    </message>
    <message>
        <source>You stopped the run.</source>
        <translation>Usted detuvo la ejecución.</translation>
    </message>
    <message>
        <source>What was done so far stays.</source>
        <translation>Lo hecho hasta ahora se conserva.</translation>
    </message>
    <message>
        <source>crmsync met a fault of its own ({code}) and stopped this mapping.</source>
        <translation>crmsync encontró un fallo propio ({code}) y detuvo esta correspondencia.</translation>
    </message>
    <message>
        <source>crmsync met a fault of its own ({code}).</source>
        <translation>crmsync encontró un fallo propio ({code}).</translation>
    </message>
    <message>
        <source>Nothing was lost. Please report it; the details are in {file}.</source>
        <translation>No se perdió nada. Comuníquelo, por favor; los detalles están en {file}.</translation>
    </message>
    <message>
        <source>The details are in {file}; please report it.</source>
        <translation>Los detalles están en {file}; comuníquelo, por favor.</translation>
    </message>
    <message>
        <source>The log cannot be written either.</source>
        <translation>Tampoco se puede escribir el archivo de registro.</translation>
    </message>
    <message>
        <source>There is no mapping &quot;{name}&quot;.</source>
        <translation>No hay ninguna correspondencia «{name}».</translation>
    </message>
    <message>
        <source>There is none at all yet.</source>
        <translation>Aún no hay ninguna.</translation>
    </message>
    <message>
        <source>There is no mapping yet, so there is nothing to sync.</source>
        <translation>Aún no hay ninguna correspondencia, así que no hay nada que sincronizar.</translation>
    </message>
    <message>
        <source>The sample services cannot start: {error}.</source>
        <translation>Los servicios de ejemplo no pueden iniciarse: {error}.</translation>
    </message>
    <message>
        <source>A program that guards the network may keep them from it.</source>
        <translation>Quizá lo impide un programa que protege la red.</translation>
    </message>
    <message>
        <source>This version of crmsync cannot connect to {service} yet.</source>
        <translation>Esta versión de crmsync aún no puede conectarse a {service}.</translation>
    </message>
    <message>
        <source>It can connect to {names}.</source>
        <translation>Puede conectarse a {names}.</translation>
    </message>
    <message>
        <source>Nobody has signed in to this account yet.</source>
        <translation>Nadie ha iniciado sesión en esta cuenta todavía.</translation>
    </message>
    <message>
        <source>{label} and {other} belong to different mappings.</source>
        <translation>{label} y {other} pertenecen a correspondencias distintas.</translation>
    </message>
    <message>
        <source>Only items of one mapping can be linked.</source>
        <translation>Solo se pueden vincular elementos de una misma correspondencia.</translation>
    </message>
    <message>
        <source>There is no item {number}.</source>
        <translation>No hay ningún elemento {number}.</translation>
    </message>
    <message>
        <source>{file} cannot be copied: {error}.</source>
        <translation>No se puede copiar {file}: {error}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>No hay ningún archivo {file}.</translation>
    </message>
    <message>
        <source>{file} holds no settings of crmsync.</source>
        <translation>{file} no contiene ajustes de crmsync.</translation>
    </message>
    <message>
        <source>Choose a file that crmsync exported.</source>
        <translation>Elija un archivo que haya exportado crmsync.</translation>
    </message>
    <message>
        <source>Run {run} wrote nothing that can be undone.</source>
        <translation>La ejecución {run} no escribió nada que se pueda deshacer.</translation>
    </message>
    <message>
        <source>The mapping &quot;{name}&quot; is not in the configuration file any more; what the run did there stays.</source>
        <translation>La correspondencia «{name}» ya no está en los ajustes; lo que la ejecución hizo allí se conserva.</translation>
    </message>
    <message>
        <source>This conflict is not open any more.</source>
        <translation>Este conflicto ya no está abierto.</translation>
    </message>
    <message>
        <source>This problem is not open any more.</source>
        <translation>Este problema ya no está abierto.</translation>
    </message>
    <message>
        <source>This item does not stay alone any more.</source>
        <translation>Este elemento ya no queda solo.</translation>
    </message>
    <message>
        <source>There is no open conflict {number}.</source>
        <translation>No hay ningún conflicto abierto {number}.</translation>
    </message>
    <message>
        <source>There is no held change {number}.</source>
        <translation>No hay ningún cambio retenido {number}.</translation>
    </message>
    <message>
        <source>“{label}” has no open conflict about {name}.</source>
        <translation>«{label}» no tiene ningún conflicto abierto sobre {name}.</translation>
    </message>
    <message>
        <source>Conflict {number} is about {name}.</source>
        <translation>El conflicto {number} trata de {name}.</translation>
    </message>
    <message>
        <source>The mapping “{name}” never ran.</source>
        <translation>La correspondencia «{name}» no se ha ejecutado nunca.</translation>
    </message>
    <message>
        <source>Look at its preview first.</source>
        <translation>Vea antes su vista previa.</translation>
    </message>
    <message>
        <source>{label} cannot be chosen for any more: it is gone or was linked meanwhile.</source>
        <translation>Ya no se puede decidir sobre {label}: ha desaparecido o se vinculó entretanto.</translation>
    </message>
    <message>
        <source>Look at the preview again.</source>
        <translation>Vuelva a ver la vista previa.</translation>
    </message>
    <message>
        <source>Zoho CRM takes no password.</source>
        <translation>Zoho CRM no admite contraseña.</translation>
    </message>
    <message>
        <source>The token object has no &quot;client_id&quot;.</source>
        <translation>El objeto de token no tiene «client_id».</translation>
    </message>
    <message>
        <source>The token object has neither a &quot;refresh_token&quot; nor a &quot;code&quot;.</source>
        <translation>El objeto de token no tiene ni «refresh_token» ni «code».</translation>
    </message>
    <message>
        <source>Give {{&quot;client_id&quot;: &quot;…&quot;, &quot;client_secret&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}, or &quot;code&quot; instead of the last.</source>
        <translation>Indique {{&quot;client_id&quot;: &quot;…&quot;, &quot;client_secret&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}, o «code» en lugar del último.</translation>
    </message>
    <message>
        <source>The sign-in was given up.</source>
        <translation>Se abandonó el inicio de sesión.</translation>
    </message>
    <message>
        <source>Check the file, the rights of its folder and the free space on the disk.</source>
        <translation>Compruebe el archivo, los permisos de su carpeta y el espacio libre en el disco.</translation>
    </message>
    <message>
        <source>See with crmsync sync --preview how things stand, then do it again.</source>
        <translation>Vea la vista previa para saber cómo está todo y vuelva a hacerlo.</translation>
    </message>
    <message>
        <source>The user name or the password is not accepted.</source>
        <translation>No se acepta el nombre de usuario o la contraseña.</translation>
    </message>
    <message>
        <source>Check user name and password; with two-factor sign-in, use an app-specific password.</source>
        <translation>Compruebe el nombre de usuario y la contraseña; si usa verificación en dos pasos, emplee una contraseña de aplicación.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be understood: {error}.</source>
        <translation>La respuesta del servidor no se entiende: {error}.</translation>
    </message>
    <message>
        <source>It is tried again later. If it stays so, check the account&apos;s address.</source>
        <translation>Se intentará de nuevo más tarde. Si sigue igual, compruebe la dirección de la cuenta.</translation>
    </message>
    <message>
        <source>The server handles meetings in another way than before, so the change is planned again.</source>
        <translation>El servidor trata las reuniones de otra forma que antes, así que el cambio se vuelve a planificar.</translation>
    </message>
    <message>
        <source>The server has no place for such folders.</source>
        <translation>El servidor no tiene lugar para carpetas de este tipo.</translation>
    </message>
    <message>
        <source>There are {count} folders called {folder}.</source>
        <translation>Hay {count} carpetas llamadas {folder}.</translation>
    </message>
    <message>
        <source>There is no {kind} called {folder}.</source>
        <translation>No hay nada llamado {folder} ({kind}).</translation>
    </message>
    <message>
        <source>The folder {folder} is no {kind}.</source>
        <translation>La carpeta {folder} no es del tipo adecuado ({kind}).</translation>
    </message>
    <message>
        <source>The folder {folder} is not on one of this account&apos;s servers.</source>
        <translation>La carpeta {folder} no está en ningún servidor de esta cuenta.</translation>
    </message>
    <message>
        <source>Change it in the settings.</source>
        <translation>Cámbielo en los ajustes.</translation>
    </message>
    <message>
        <source>No calendars and no address books were found at {host}.</source>
        <translation>No se encontraron calendarios ni libretas de direcciones en {host}.</translation>
    </message>
    <message>
        <source>Check the account&apos;s address; the provider&apos;s help names it under CalDAV and CardDAV.</source>
        <translation>Compruebe la dirección de la cuenta; la ayuda del proveedor la indica en CalDAV y CardDAV.</translation>
    </message>
    <message>
        <source>The server leaves out a part of the folder and does not say where to go on.</source>
        <translation>El servidor omite una parte de la carpeta y no dice por dónde seguir.</translation>
    </message>
    <message>
        <source>The server does not know any more what has changed since the last time.</source>
        <translation>El servidor ya no sabe qué ha cambiado desde la última vez.</translation>
    </message>
    <message>
        <source>The folder is read as a whole; nothing is deleted because of it.</source>
        <translation>La carpeta se lee entera; no se elimina nada por ello.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist (any more).</source>
        <translation>La carpeta {folder} no existe (o ya no existe).</translation>
    </message>
    <message>
        <source>Choose another folder for this mapping, or restore it: nothing is deleted because of this.</source>
        <translation>Elija otra carpeta para esta correspondencia o restáurela: no se elimina nada por esto.</translation>
    </message>
    <message>
        <source>The server does not list the folder.</source>
        <translation>El servidor no enumera la carpeta.</translation>
    </message>
    <message>
        <source>The server lists only a part of the folder.</source>
        <translation>El servidor enumera solo una parte de la carpeta.</translation>
    </message>
    <message>
        <source>the reply is not a list of items</source>
        <translation>la respuesta no es una lista de elementos</translation>
    </message>
    <message>
        <source>the reply is not well-formed XML ({error})</source>
        <translation>la respuesta no es XML bien formado ({error})</translation>
    </message>
    <message>
        <source>the server gives no version (ETag) of it, so it could not be changed safely</source>
        <translation>el servidor no da una versión (ETag) de él, así que no se podría cambiar con seguridad</translation>
    </message>
    <message>
        <source>The server does not give several items at once.</source>
        <translation>El servidor no da varios elementos a la vez.</translation>
    </message>
    <message>
        <source>the server cannot give it: {message}</source>
        <translation>el servidor no lo puede dar: {message}</translation>
    </message>
    <message>
        <source>It is larger than the server accepts.</source>
        <translation>Es mayor de lo que acepta el servidor.</translation>
    </message>
    <message>
        <source>Shorten it, for example its photo or notes.</source>
        <translation>Acórtelo, por ejemplo su foto o sus notas.</translation>
    </message>
    <message>
        <source>The server already holds an item with the same identifier (UID) in this or another folder.</source>
        <translation>El servidor ya tiene un elemento con el mismo identificador (UID) en esta u otra carpeta.</translation>
    </message>
    <message>
        <source>Look for a copy of it in the account&apos;s other folders and delete the one you do not want.</source>
        <translation>Busque una copia en las otras carpetas de la cuenta y elimine la que no quiera.</translation>
    </message>
    <message>
        <source>The server does not accept what is in it.</source>
        <translation>El servidor no acepta lo que contiene.</translation>
    </message>
    <message>
        <source>Change the item, for example its longest or oddest field, and it is tried again.</source>
        <translation>Cambie el elemento, por ejemplo su campo más largo o más extraño, y se intentará de nuevo.</translation>
    </message>
    <message>
        <source>The mailbox is full.</source>
        <translation>El buzón está lleno.</translation>
    </message>
    <message>
        <source>Make room in it, or ask for more.</source>
        <translation>Libere espacio en él o pida más.</translation>
    </message>
    <message>
        <source>This folder does not take items of this kind.</source>
        <translation>Esta carpeta no admite elementos de este tipo.</translation>
    </message>
    <message>
        <source>Choose another folder for this mapping.</source>
        <translation>Elija otra carpeta para esta correspondencia.</translation>
    </message>
    <message>
        <source>The server does not take dates so early.</source>
        <translation>El servidor no admite fechas tan tempranas.</translation>
    </message>
    <message>
        <source>The server does not take dates so late.</source>
        <translation>El servidor no admite fechas tan tardías.</translation>
    </message>
    <message>
        <source>Change the item&apos;s dates.</source>
        <translation>Cambie las fechas del elemento.</translation>
    </message>
    <message>
        <source>It repeats more often than the server accepts.</source>
        <translation>Se repite más veces de las que acepta el servidor.</translation>
    </message>
    <message>
        <source>Give the series an end.</source>
        <translation>Ponga un final a la serie.</translation>
    </message>
    <message>
        <source>It has more guests than the server accepts.</source>
        <translation>Tiene más invitados de los que acepta el servidor.</translation>
    </message>
    <message>
        <source>Invite fewer guests.</source>
        <translation>Invite a menos personas.</translation>
    </message>
    <message>
        <source>This account may not change that.</source>
        <translation>Esta cuenta no puede cambiar eso.</translation>
    </message>
    <message>
        <source>Ask the folder&apos;s owner for the right.</source>
        <translation>Pida el permiso al propietario de la carpeta.</translation>
    </message>
    <message>
        <source>The folder takes no changes.</source>
        <translation>La carpeta no admite cambios.</translation>
    </message>
    <message>
        <source>The server fails at this item.</source>
        <translation>El servidor falla con este elemento.</translation>
    </message>
    <message>
        <source>Change its longest or oddest field, or tell the server&apos;s administrator.</source>
        <translation>Cambie su campo más largo o más extraño, o avise al administrador del servidor.</translation>
    </message>
    <message>
        <source>The account has no address.</source>
        <translation>La cuenta no tiene dirección.</translation>
    </message>
    <message>
        <source>Give it the server&apos;s name: --url dav.example.com</source>
        <translation>Indique el nombre del servidor: --url dav.example.com</translation>
    </message>
    <message>
        <source>it is no readable vCard: {reason}</source>
        <translation>no es una vCard legible: {reason}</translation>
    </message>
    <message>
        <source>The document that the server holds cannot be changed: {reason}.</source>
        <translation>El documento que tiene el servidor no se puede cambiar: {reason}.</translation>
    </message>
    <message>
        <source>Mend or re-create the item where it was made.</source>
        <translation>Corrija o vuelva a crear el elemento donde se hizo.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Ya no existe.</translation>
    </message>
    <message>
        <source>It was changed meanwhile.</source>
        <translation>Se cambió entretanto.</translation>
    </message>
    <message>
        <source>The folder {folder} may only be read by this account.</source>
        <translation>Esta cuenta solo puede leer la carpeta {folder}.</translation>
    </message>
    <message>
        <source>Ask its owner for the right to write, or set the direction of this mapping to to-crm.</source>
        <translation>Pida a su propietario permiso para escribir, o sincronice esta correspondencia solo hacia el CRM.</translation>
    </message>
    <message>
        <source>The address is not one crmsync can use.</source>
        <translation>crmsync no puede usar esta dirección.</translation>
    </message>
    <message>
        <source>An address begins with https:// (or http://) followed by the server&apos;s name.</source>
        <translation>Una dirección empieza por https:// (o http://) seguido del nombre del servidor.</translation>
    </message>
    <message>
        <source>The address of {host} contains a user name or password.</source>
        <translation>La dirección de {host} contiene un nombre de usuario o una contraseña.</translation>
    </message>
    <message>
        <source>Take them out of the address; the password belongs into the sign-in.</source>
        <translation>Quítelos de la dirección; la contraseña se indica al iniciar sesión.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Se rechazó el inicio de sesión.</translation>
    </message>
    <message>
        <source>Check user name and password, and sign in again.</source>
        <translation>Compruebe el nombre de usuario y la contraseña e inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>This account is not allowed to do that.</source>
        <translation>Esta cuenta no tiene permiso para hacer eso.</translation>
    </message>
    <message>
        <source>Ask whoever manages the service.</source>
        <translation>Consulte a quien administra el servicio.</translation>
    </message>
    <message>
        <source>The proxy wants a sign-in.</source>
        <translation>El proxy pide iniciar sesión.</translation>
    </message>
    <message>
        <source>Put its user name and password into its address.</source>
        <translation>Indique su nombre de usuario y contraseña en su dirección.</translation>
    </message>
    <message>
        <source>It conflicts with something the service already has.</source>
        <translation>Entra en conflicto con algo que el servicio ya tiene.</translation>
    </message>
    <message>
        <source>It is larger than the service accepts.</source>
        <translation>Es mayor de lo que acepta el servicio.</translation>
    </message>
    <message>
        <source>The service does not accept this kind of item.</source>
        <translation>El servicio no acepta este tipo de elemento.</translation>
    </message>
    <message>
        <source>It is locked by somebody else.</source>
        <translation>Otra persona lo tiene bloqueado.</translation>
    </message>
    <message>
        <source>It is tried again later.</source>
        <translation>Se intentará de nuevo más tarde.</translation>
    </message>
    <message>
        <source>The service has no room left for it.</source>
        <translation>El servicio ya no tiene sitio para él.</translation>
    </message>
    <message>
        <source>Make room in the mailbox, or ask for more.</source>
        <translation>Libere espacio en el buzón o pida más.</translation>
    </message>
    <message>
        <source>The service sent us elsewhere, to {address}.</source>
        <translation>El servicio nos envió a otro lugar, a {address}.</translation>
    </message>
    <message>
        <source>an address it did not name</source>
        <translation>una dirección que no indicó</translation>
    </message>
    <message>
        <source>If that is right, use that address for the account.</source>
        <translation>Si es correcto, use esa dirección para la cuenta.</translation>
    </message>
    <message>
        <source>The service is too busy now.</source>
        <translation>El servicio está demasiado ocupado ahora.</translation>
    </message>
    <message>
        <source>The service refused it (status {status}).</source>
        <translation>El servicio lo rechazó (estado {status}).</translation>
    </message>
    <message>
        <source>The service failed (status {status}).</source>
        <translation>El servicio falló (estado {status}).</translation>
    </message>
    <message>
        <source>If it is signed by your own certificate authority, name its file in the account&apos;s settings: ca_file.</source>
        <translation>Si lo firma su propia autoridad de certificación, indique su archivo en los ajustes de la cuenta: ca_file.</translation>
    </message>
    <message>
        <source>The file with your own certificate authorities, {file}, cannot be read.</source>
        <translation>No se puede leer {file}, el archivo con sus autoridades de certificación.</translation>
    </message>
    <message>
        <source>It must be a PEM file: lines between BEGIN CERTIFICATE and END CERTIFICATE.</source>
        <translation>Debe ser un archivo PEM: líneas entre BEGIN CERTIFICATE y END CERTIFICATE.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is not one crmsync can use.</source>
        <translation>crmsync no puede usar la dirección del proxy.</translation>
    </message>
    <message>
        <source>A proxy&apos;s address begins with http:// or https://; SOCKS proxies are not supported.</source>
        <translation>La dirección de un proxy empieza por http:// o https://; los proxies SOCKS no se admiten.</translation>
    </message>
    <message>
        <source>The service&apos;s reply is larger than {number} bytes.</source>
        <translation>La respuesta del servicio supera los {number} bytes.</translation>
    </message>
    <message>
        <source>The proxy gave no way to {host}.</source>
        <translation>El proxy no dio acceso a {host}.</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>Compruebe los ajustes del proxy.</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>No se puede acceder a {host}.</translation>
    </message>
    <message>
        <source>Check the network connection and the address.</source>
        <translation>Compruebe la conexión de red y la dirección.</translation>
    </message>
    <message>
        <source>{host} did not answer in time.</source>
        <translation>{host} no respondió a tiempo.</translation>
    </message>
    <message>
        <source>{host} sent a reply that cannot be decoded.</source>
        <translation>{host} envió una respuesta que no se puede descifrar.</translation>
    </message>
    <message>
        <source>{host} broke off the connection.</source>
        <translation>{host} cortó la conexión.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted ({error}).</source>
        <translation>El certificado de {host} no es de confianza ({error}).</translation>
    </message>
    <message>
        <source>{host} does not speak TLS there.</source>
        <translation>{host} no usa TLS ahí.</translation>
    </message>
    <message>
        <source>Check the address and its port.</source>
        <translation>Compruebe la dirección y su puerto.</translation>
    </message>
    <message>
        <source>The encrypted connection to {host} broke.</source>
        <translation>Se interrumpió la conexión cifrada con {host}.</translation>
    </message>
    <message>
        <source>The service sends us round in circles.</source>
        <translation>El servicio nos hace dar vueltas en círculo.</translation>
    </message>
    <message>
        <source>Check the account&apos;s address.</source>
        <translation>Compruebe la dirección de la cuenta.</translation>
    </message>
    <message>
        <source>{host} is not one of this account&apos;s own servers, so nothing was sent there.</source>
        <translation>{host} no es un servidor de esta cuenta, así que no se envió nada allí.</translation>
    </message>
    <message>
        <source>It is not known whether the change arrived.</source>
        <translation>No se sabe si el cambio llegó.</translation>
    </message>
    <message>
        <source>The next run finds out.</source>
        <translation>La próxima ejecución lo averiguará.</translation>
    </message>
    <message>
        <source>{name}: {message}</source>
        <translation>{name}: {message}</translation>
    </message>
    <message>
        <source>line {number}, {name}: {message}</source>
        <translation>línea {number}, {name}: {message}</translation>
    </message>
    <message>
        <source>Zoho CRM does not say who is signed in.</source>
        <translation>Zoho CRM no dice quién ha iniciado sesión.</translation>
    </message>
    <message>
        <source>It is not known whether the new records arrived.</source>
        <translation>No se sabe si llegaron los registros nuevos.</translation>
    </message>
    <message>
        <source>Zoho CRM&apos;s answer makes no sense.</source>
        <translation>La respuesta de Zoho CRM no tiene sentido.</translation>
    </message>
    <message>
        <source>an answer without a status</source>
        <translation>una respuesta sin estado</translation>
    </message>
    <message>
        <source>Zoho CRM has no module for {kind} called “{folder}”, or it is hidden from you.</source>
        <translation>Zoho CRM no tiene un módulo «{folder}» para {kind}, o no se lo muestra.</translation>
    </message>
    <message>
        <source>Use “{module}” for {kind}.</source>
        <translation>Use «{module}» para {kind}.</translation>
    </message>
    <message>
        <source>Zoho CRM cannot hold a field as it is mapped: {reasons}.</source>
        <translation>Zoho CRM no puede contener un campo tal como está asignado: {reasons}.</translation>
    </message>
    <message>
        <source>Correct the mapping&apos;s fields.</source>
        <translation>Corrija los campos de la correspondencia.</translation>
    </message>
    <message>
        <source>{module} has no field called {native}</source>
        <translation>{module} no tiene ningún campo llamado {native}</translation>
    </message>
    <message>
        <source>the field {native} of {module} cannot hold it ({field})</source>
        <translation>el campo {native} de {module} no lo puede contener ({field})</translation>
    </message>
    <message>
        <source>Your profile in Zoho CRM does not allow changing {what}.</source>
        <translation>Su perfil de Zoho CRM no permite cambiar {what}.</translation>
    </message>
    <message>
        <source>Ask whoever administers Zoho CRM, or let this mapping write to Outlook only.</source>
        <translation>Consulte a quien administra Zoho CRM, o deje que esta correspondencia escriba solo en Outlook.</translation>
    </message>
    <message>
        <source>Zoho CRM has no saved view called “{name}” for {module}.</source>
        <translation>Zoho CRM no tiene ninguna vista guardada llamada «{name}» para {module}.</translation>
    </message>
    <message>
        <source>Choose “mine”, “all”, or the name of a view as Zoho CRM shows it.</source>
        <translation>Elija los suyos, todos, o el nombre de una vista tal como lo muestra Zoho CRM.</translation>
    </message>
    <message>
        <source>Ask whoever administers Zoho CRM.</source>
        <translation>Consulte a quien administra Zoho CRM.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>Sign in again and agree to everything crmsync asks for.</source>
        <translation>Inicie sesión de nuevo y acepte todo lo que pide crmsync.</translation>
    </message>
    <message>
        <source>Zoho no longer accepts this sign-in.</source>
        <translation>Zoho ya no acepta este inicio de sesión.</translation>
    </message>
    <message>
        <source>Zoho did not accept the sign-in.</source>
        <translation>Zoho no aceptó el inicio de sesión.</translation>
    </message>
    <message>
        <source>The sign-in does not allow crmsync to do that in Zoho CRM.</source>
        <translation>El inicio de sesión no permite a crmsync hacer eso en Zoho CRM.</translation>
    </message>
    <message>
        <source>Zoho CRM has had too many requests for now, or the day&apos;s credits are used up.</source>
        <translation>Zoho CRM ha recibido demasiadas peticiones por ahora, o se agotaron los créditos del día.</translation>
    </message>
    <message>
        <source>Zoho CRM failed inside.</source>
        <translation>Zoho CRM tuvo un error interno.</translation>
    </message>
    <message>
        <source>Zoho CRM lost its place in a listing.</source>
        <translation>Zoho CRM perdió su lugar en una lista.</translation>
    </message>
    <message>
        <source>The listing is too long for Zoho CRM.</source>
        <translation>La lista es demasiado larga para Zoho CRM.</translation>
    </message>
    <message>
        <source>Zoho CRM has no such module, or it is hidden from you.</source>
        <translation>Zoho CRM no tiene ese módulo, o no se lo muestra.</translation>
    </message>
    <message>
        <source>Choose another module, or ask whoever administers Zoho CRM.</source>
        <translation>Elija otro módulo o consulte a quien administra Zoho CRM.</translation>
    </message>
    <message>
        <source>This server does not know Zoho CRM&apos;s API version 8.</source>
        <translation>Este servidor no conoce la versión 8 de la API de Zoho CRM.</translation>
    </message>
    <message>
        <source>Your edition of Zoho CRM does not allow that.</source>
        <translation>Su edición de Zoho CRM no lo permite.</translation>
    </message>
    <message>
        <source>It was changed in Zoho CRM meanwhile.</source>
        <translation>Se cambió entretanto en Zoho CRM.</translation>
    </message>
    <message>
        <source>It is not in Zoho CRM any more.</source>
        <translation>Ya no está en Zoho CRM.</translation>
    </message>
    <message>
        <source>It was converted in Zoho CRM.</source>
        <translation>Se convirtió en Zoho CRM.</translation>
    </message>
    <message>
        <source>Zoho CRM requires a value for “{title}”.</source>
        <translation>Zoho CRM exige un valor para «{title}».</translation>
    </message>
    <message>
        <source>Fill it in, or let whoever administers Zoho CRM make it optional.</source>
        <translation>Rellénelo, o pida a quien administra Zoho CRM que lo haga opcional.</translation>
    </message>
    <message>
        <source>Another record in Zoho CRM has the same “{title}”, which must be unique there.</source>
        <translation>Otro registro de Zoho CRM tiene el mismo «{title}», que allí debe ser único.</translation>
    </message>
    <message>
        <source>Merge the two, or change one of them.</source>
        <translation>Fusione los dos o cambie uno de ellos.</translation>
    </message>
    <message>
        <source>Zoho CRM does not accept the value of “{title}”.</source>
        <translation>Zoho CRM no acepta el valor de «{title}».</translation>
    </message>
    <message>
        <source>Correct it on either side.</source>
        <translation>Corríjalo en cualquiera de los lados.</translation>
    </message>
    <message>
        <source>It is more than Zoho CRM takes.</source>
        <translation>Es más de lo que admite Zoho CRM.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Acórtelo.</translation>
    </message>
    <message>
        <source>Zoho CRM does not allow changing “{title}” here.</source>
        <translation>Zoho CRM no permite cambiar «{title}» aquí.</translation>
    </message>
    <message>
        <source>Zoho CRM wants something that goes with “{title}”.</source>
        <translation>Zoho CRM pide algo que acompaña a «{title}».</translation>
    </message>
    <message>
        <source>one of its fields</source>
        <translation>uno de sus campos</translation>
    </message>
    <message>
        <source>Zoho CRM could not tell what is meant.</source>
        <translation>Zoho CRM no pudo saber a qué se refiere.</translation>
    </message>
    <message>
        <source>Zoho CRM cannot change this record now.</source>
        <translation>Zoho CRM no puede cambiar este registro ahora.</translation>
    </message>
    <message>
        <source>Zoho CRM does not let this record be changed.</source>
        <translation>Zoho CRM no permite cambiar este registro.</translation>
    </message>
    <message>
        <source>Zoho CRM does not let this record be deleted.</source>
        <translation>Zoho CRM no permite eliminar este registro.</translation>
    </message>
    <message>
        <source>The picture is larger than Zoho CRM takes.</source>
        <translation>La imagen es mayor de lo que admite Zoho CRM.</translation>
    </message>
    <message>
        <source>Use a smaller one.</source>
        <translation>Use una más pequeña.</translation>
    </message>
    <message>
        <source>The record is locked in Zoho CRM.</source>
        <translation>El registro está bloqueado en Zoho CRM.</translation>
    </message>
    <message>
        <source>Unlock it there; it is tried again later.</source>
        <translation>Desbloquéelo allí; se intentará de nuevo más tarde.</translation>
    </message>
    <message>
        <source>The record is in a blueprint in Zoho CRM.</source>
        <translation>El registro está en un blueprint de Zoho CRM.</translation>
    </message>
    <message>
        <source>Move it on there; it is tried again later.</source>
        <translation>Hágalo avanzar allí; se intentará de nuevo más tarde.</translation>
    </message>
    <message>
        <source>The record waits for approval in Zoho CRM.</source>
        <translation>El registro espera aprobación en Zoho CRM.</translation>
    </message>
    <message>
        <source>Zoho CRM has no room for more records.</source>
        <translation>Zoho CRM no tiene sitio para más registros.</translation>
    </message>
    <message>
        <source>Your profile in Zoho CRM does not allow that for this record.</source>
        <translation>Su perfil de Zoho CRM no lo permite para este registro.</translation>
    </message>
    <message>
        <source>Zoho CRM does not allow that for your user.</source>
        <translation>Zoho CRM no lo permite a su usuario.</translation>
    </message>
    <message>
        <source>Zoho CRM does not accept several of its values.</source>
        <translation>Zoho CRM no acepta varios de sus valores.</translation>
    </message>
    <message>
        <source>Correct them on either side.</source>
        <translation>Corríjalos en cualquiera de los lados.</translation>
    </message>
    <message>
        <source>Zoho gives out no more sign-in tokens for now: too many were asked for within ten minutes, or the sign-in was refused.</source>
        <translation>Zoho no da más tokens de inicio de sesión por ahora: se pidieron demasiados en diez minutos, o se rechazó el inicio de sesión.</translation>
    </message>
    <message>
        <source>Wait ten minutes. If it stays like that, sign in again.</source>
        <translation>Espere diez minutos. Si sigue igual, inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>Zoho no longer knows this sign-in: the code or token is used up, expired or revoked.</source>
        <translation>Zoho ya no conoce este inicio de sesión: el código o token está usado, caducado o revocado.</translation>
    </message>
    <message>
        <source>Zoho does not know this client id, or not in this data centre.</source>
        <translation>Zoho no conoce este ID de cliente, o no en este centro de datos.</translation>
    </message>
    <message>
        <source>Check the client id and the account&apos;s region; in Zoho&apos;s API console the client must be allowed in all data centres.</source>
        <translation>Compruebe el ID de cliente y la región de la cuenta; en la consola de API de Zoho el cliente debe estar permitido en todos los centros de datos.</translation>
    </message>
    <message>
        <source>The client secret is wrong for this data centre.</source>
        <translation>El secreto de cliente no es el de este centro de datos.</translation>
    </message>
    <message>
        <source>Copy the client secret of this data centre from Zoho&apos;s API console.</source>
        <translation>Copie el secreto de cliente de este centro de datos desde la consola de API de Zoho.</translation>
    </message>
    <message>
        <source>Zoho does not know the address crmsync waits at.</source>
        <translation>Zoho no conoce la dirección en la que espera crmsync.</translation>
    </message>
    <message>
        <source>Add http://127.0.0.1 (or http://localhost) as a redirect address of the client in Zoho&apos;s API console.</source>
        <translation>Añada http://127.0.0.1 (o http://localhost) como dirección de redirección del cliente en la consola de API de Zoho.</translation>
    </message>
    <message>
        <source>Zoho does not know one of the permissions crmsync asks for.</source>
        <translation>Zoho no conoce uno de los permisos que pide crmsync.</translation>
    </message>
    <message>
        <source>Update crmsync.</source>
        <translation>Actualice crmsync.</translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time.</source>
        <translation>El inicio de sesión no se confirmó a tiempo.</translation>
    </message>
    <message>
        <source>This client id may not sign in this way.</source>
        <translation>Este ID de cliente no puede iniciar sesión de esta forma.</translation>
    </message>
    <message>
        <source>Choose another way to sign in, or another client type.</source>
        <translation>Elija otra forma de iniciar sesión u otro tipo de cliente.</translation>
    </message>
    <message>
        <source>Zoho CRM refused it.</source>
        <translation>Zoho CRM lo rechazó.</translation>
    </message>
    <message>
        <source>Zoho CRM refused it ({detail}).</source>
        <translation>Zoho CRM lo rechazó ({detail}).</translation>
    </message>
    <message>
        <source>Zoho refused the sign-in ({code}).</source>
        <translation>Zoho rechazó el inicio de sesión ({code}).</translation>
    </message>
    <message>
        <source>Everything is read again; nothing is deleted because of it.</source>
        <translation>Se vuelve a leer todo; no se elimina nada por ello.</translation>
    </message>
    <message>
        <source>The saved place in Zoho CRM&apos;s changes makes no sense.</source>
        <translation>La posición guardada en los cambios de Zoho CRM no tiene sentido.</translation>
    </message>
    <message>
        <source>Zoho CRM lists deleted records for 60 days only; everything is compared instead.</source>
        <translation>Zoho CRM enumera los registros eliminados solo durante 60 días; en su lugar se compara todo.</translation>
    </message>
    <message>
        <source>Your profile no longer shows you {module} in Zoho CRM.</source>
        <translation>Su perfil ya no le muestra {module} en Zoho CRM.</translation>
    </message>
    <message>
        <source>The meeting has no start in Zoho CRM.</source>
        <translation>La reunión no tiene inicio en Zoho CRM.</translation>
    </message>
    <message>
        <source>company</source>
        <translation>organización</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contacto</translation>
    </message>
    <message>
        <source>record</source>
        <translation>registro</translation>
    </message>
    <message>
        <source>Zoho CRM has more than one {noun} called “{name}”</source>
        <translation>Zoho CRM tiene más de un elemento llamado «{name}» ({noun})</translation>
    </message>
    <message>
        <source>Zoho CRM has no {noun} called “{name}”</source>
        <translation>Zoho CRM no tiene ninguno llamado «{name}» ({noun})</translation>
    </message>
    <message>
        <source>the {noun} could not be looked up: {message}</source>
        <translation>no se pudo buscar ({noun}): {message}</translation>
    </message>
    <message>
        <source>the company could not be created: {message}</source>
        <translation>no se pudo crear la organización: {message}</translation>
    </message>
    <message>
        <source>Zoho CRM did not accept the new company</source>
        <translation>Zoho CRM no aceptó la organización nueva</translation>
    </message>
    <message>
        <source>Another program uses port {port} of this computer.</source>
        <translation>Otro programa usa el puerto {port} de este equipo.</translation>
    </message>
    <message>
        <source>Close it, or choose another redirect address.</source>
        <translation>Ciérrelo o elija otra dirección de redirección.</translation>
    </message>
    <message>
        <source>Nobody signed in with the browser.</source>
        <translation>Nadie inició sesión en el navegador.</translation>
    </message>
    <message>
        <source>Start the sign-in again.</source>
        <translation>Vuelva a empezar el inicio de sesión.</translation>
    </message>
    <message>
        <source>Zoho CRM does not allow changing it</source>
        <translation>Zoho CRM no permite cambiarlo</translation>
    </message>
    <message>
        <source>more than Zoho CRM takes</source>
        <translation>más de lo que admite Zoho CRM</translation>
    </message>
    <message>
        <source>Zoho CRM does not accept this value</source>
        <translation>Zoho CRM no acepta este valor</translation>
    </message>
    <message>
        <source>cancelled occurrences</source>
        <translation>repeticiones canceladas</translation>
    </message>
    <message>
        <source>changed occurrences</source>
        <translation>repeticiones cambiadas</translation>
    </message>
    <message>
        <source>The browser came back from another sign-in than this one.</source>
        <translation>El navegador volvió de un inicio de sesión distinto de este.</translation>
    </message>
    <message>
        <source>The sign-in was refused in the browser.</source>
        <translation>Se rechazó el inicio de sesión en el navegador.</translation>
    </message>
    <message>
        <source>Start again and agree there.</source>
        <translation>Vuelva a empezar y acepte allí.</translation>
    </message>
    <message>
        <source>Zoho gave no lasting permission.</source>
        <translation>Zoho no dio un permiso duradero.</translation>
    </message>
    <message>
        <source>Remove crmsync under “Connected apps” of your Zoho account, then sign in again.</source>
        <translation>Quite crmsync en «Connected apps» de su cuenta de Zoho e inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>The sign-in named {host}, which is not one of Zoho&apos;s sign-in servers.</source>
        <translation>El inicio de sesión indicó {host}, que no es un servidor de inicio de sesión de Zoho.</translation>
    </message>
    <message>
        <source>Start the sign-in again; if it happens again, check the account&apos;s address.</source>
        <translation>Vuelva a empezar el inicio de sesión; si se repite, compruebe la dirección de la cuenta.</translation>
    </message>
    <message>
        <source>Zoho&apos;s sign-in server answered with something else than expected.</source>
        <translation>El servidor de inicio de sesión de Zoho respondió algo distinto de lo esperado.</translation>
    </message>
    <message>
        <source>Check the account&apos;s region; behind a company network, its proxy.</source>
        <translation>Compruebe la región de la cuenta; en una red de empresa, su proxy.</translation>
    </message>
    <message>
        <source>This Zoho account is not signed in.</source>
        <translation>Esta cuenta de Zoho no tiene la sesión iniciada.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Inicie sesión primero.</translation>
    </message>
    <message>
        <source>The sign-in named an API server that is not Zoho&apos;s, so nothing was sent there.</source>
        <translation>El inicio de sesión indicó un servidor de API que no es de Zoho, así que no se envió nada allí.</translation>
    </message>
    <message>
        <source>Check the account&apos;s region, and its api_url if one is set.</source>
        <translation>Compruebe la región de la cuenta y su api_url, si la hay.</translation>
    </message>
    <message>
        <source>Zoho CRM did not take it</source>
        <translation>Zoho CRM no lo tomó</translation>
    </message>
    <message>
        <source>Zoho CRM requires a value here</source>
        <translation>Zoho CRM exige un valor aquí</translation>
    </message>
    <message>
        <source>Whether it was saved in Zoho CRM is not known.</source>
        <translation>No se sabe si se guardó en Zoho CRM.</translation>
    </message>
    <message>
        <source>It is looked for at once, or else in the next run.</source>
        <translation>Se busca enseguida o, si no, en la próxima ejecución.</translation>
    </message>
    <message>
        <source>longer than {number} characters</source>
        <translation>más de {number} caracteres</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>no es una imagen</translation>
    </message>
    <message>
        <source>not a list of guests</source>
        <translation>no es una lista de invitados</translation>
    </message>
    <message>
        <source>more than {number} guests</source>
        <translation>más de {number} invitados</translation>
    </message>
    <message>
        <source>the guests&apos; answers</source>
        <translation>las respuestas de los invitados</translation>
    </message>
    <message>
        <source>Zoho CRM has no status “{value}”</source>
        <translation>Zoho CRM no tiene el estado «{value}»</translation>
    </message>
    <message>
        <source>Zoho CRM has no priority “{value}”</source>
        <translation>Zoho CRM no tiene la prioridad «{value}»</translation>
    </message>
    <message>
        <source>Zoho CRM cannot repeat something in this way</source>
        <translation>Zoho CRM no puede repetir algo de esta forma</translation>
    </message>
    <message>
        <source>a reminder shortly before the due time, which tasks in Zoho CRM do not have</source>
        <translation>un aviso poco antes de la hora de vencimiento, que las tareas de Zoho CRM no tienen</translation>
    </message>
    <message>
        <source>Zoho CRM reminds of a task up to 6 days, or 1, 2 or 3 weeks before</source>
        <translation>Zoho CRM avisa de una tarea hasta 6 días, o 1, 2 o 3 semanas antes</translation>
    </message>
    <message>
        <source>a reminder at a fixed time, where Zoho CRM takes a span before the meeting</source>
        <translation>un aviso a una hora fija, cuando Zoho CRM toma un intervalo antes de la reunión</translation>
    </message>
    <message>
        <source>a reminder after the meeting&apos;s start</source>
        <translation>un aviso después del inicio de la reunión</translation>
    </message>
    <message>
        <source>Zoho CRM reminds whole minutes up to 60, or whole hours, before a meeting</source>
        <translation>Zoho CRM avisa de una reunión con minutos enteros hasta 60, o con horas enteras, de antelación</translation>
    </message>
    <message>
        <source>Zoho CRM reminds at most {number} days before a meeting</source>
        <translation>Zoho CRM avisa de una reunión como mucho {number} días antes</translation>
    </message>
    <message>
        <source>not a list of names</source>
        <translation>no es una lista de nombres</translation>
    </message>
    <message>
        <source>{names} (a record takes {number} tags of at most {most} characters, without &lt; &gt; and commas)</source>
        <translation>{names} (un registro admite {number} etiquetas de {most} caracteres como máximo, sin &lt; &gt; ni comas)</translation>
    </message>
    <message>
        <source>not a mail address Zoho CRM accepts</source>
        <translation>no es un correo electrónico que acepte Zoho CRM</translation>
    </message>
    <message>
        <source>not a phone number Zoho CRM accepts</source>
        <translation>no es un número de teléfono que acepte Zoho CRM</translation>
    </message>
    <message>
        <source>not a web address Zoho CRM accepts</source>
        <translation>no es una dirección web que acepte Zoho CRM</translation>
    </message>
    <message>
        <source>not one of the choices of “{title}”</source>
        <translation>no es una de las opciones de «{title}»</translation>
    </message>
    <message>
        <source>not a whole number</source>
        <translation>no es un número entero</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>no es un número</translation>
    </message>
    <message>
        <source>not a date written as 2026-12-31</source>
        <translation>no es una fecha escrita como 2026-12-31</translation>
    </message>
    <message>
        <source>not a date and time written as 2026-12-31T18:00:00+01:00</source>
        <translation>no es una fecha y hora escritas como 2026-12-31T18:00:00+01:00</translation>
    </message>
    <message>
        <source>neither true nor false</source>
        <translation>ni «true» ni «false»</translation>
    </message>
    <message>
        <source>Zoho CRM has no all-day meetings in this organisation</source>
        <translation>Zoho CRM no tiene reuniones de todo el día en esta organización</translation>
    </message>
    <message>
        <source>Microsoft 365 named another server for the rest of a list, so nothing was sent there.</source>
        <translation>Microsoft 365 indicó otro servidor para el resto de una lista, así que no se envió nada allí.</translation>
    </message>
    <message>
        <source>It is not known whether the changes arrived.</source>
        <translation>No se sabe si los cambios llegaron.</translation>
    </message>
    <message>
        <source>Sign in again and agree to everything crmsync asks for; in a company an administrator may have to agree.</source>
        <translation>Inicie sesión de nuevo y acepte todo lo que pide crmsync; en una empresa quizá deba aceptarlo un administrador.</translation>
    </message>
    <message>
        <source>This mailbox is not in Microsoft 365: it lives on an Exchange Server of your organisation, or has no Exchange Online licence.</source>
        <translation>Este buzón no está en Microsoft 365: está en un Exchange Server de su organización o no tiene licencia de Exchange Online.</translation>
    </message>
    <message>
        <source>Connect it as Exchange Server instead of Microsoft 365.</source>
        <translation>Conéctelo como Exchange Server en lugar de Microsoft 365.</translation>
    </message>
    <message>
        <source>Microsoft 365 no longer knows the saved place in its changes.</source>
        <translation>Microsoft 365 ya no conoce la posición guardada en sus cambios.</translation>
    </message>
    <message>
        <source>Microsoft 365 is too busy now.</source>
        <translation>Microsoft 365 está demasiado ocupado ahora.</translation>
    </message>
    <message>
        <source>Make room in it.</source>
        <translation>Libere espacio en él.</translation>
    </message>
    <message>
        <source>It is larger than Microsoft 365 accepts.</source>
        <translation>Es mayor de lo que acepta Microsoft 365.</translation>
    </message>
    <message>
        <source>Shorten it, for example its notes.</source>
        <translation>Acórtelo, por ejemplo sus notas.</translation>
    </message>
    <message>
        <source>Microsoft no longer accepts this sign-in.</source>
        <translation>Microsoft ya no acepta este inicio de sesión.</translation>
    </message>
    <message>
        <source>This account may not do that in Microsoft 365.</source>
        <translation>Esta cuenta no puede hacer eso en Microsoft 365.</translation>
    </message>
    <message>
        <source>There is no folder “{folder}” in this mailbox (any more).</source>
        <translation>No hay (o ya no hay) ninguna carpeta «{folder}» en este buzón.</translation>
    </message>
    <message>
        <source>The saved place in the changes of Microsoft 365 is not known there any more.</source>
        <translation>La posición guardada en los cambios de Microsoft 365 ya no se conoce allí.</translation>
    </message>
    <message>
        <source>Microsoft 365&apos;s answer makes no sense.</source>
        <translation>La respuesta de Microsoft 365 no tiene sentido.</translation>
    </message>
    <message>
        <source>Microsoft 365&apos;s answer makes no sense ({detail}).</source>
        <translation>La respuesta de Microsoft 365 no tiene sentido ({detail}).</translation>
    </message>
    <message>
        <source>It has no start.</source>
        <translation>No tiene inicio.</translation>
    </message>
    <message>
        <source>a reminder at a fixed time, where Outlook takes a span before the start</source>
        <translation>un aviso a una hora fija, cuando Outlook toma un intervalo antes del inicio</translation>
    </message>
    <message>
        <source>a reminder after the start</source>
        <translation>un aviso después del inicio</translation>
    </message>
    <message>
        <source>its time zone “{name}” is unknown; its times are right, its zone was left out</source>
        <translation>su zona horaria «{name}» es desconocida; sus horas son correctas, su zona se excluyó</translation>
    </message>
    <message>
        <source>a way of repeating that Outlook does not know</source>
        <translation>una forma de repetir que Outlook no conoce</translation>
    </message>
    <message>
        <source>Outlook cannot hold a field as it is mapped: {reasons}.</source>
        <translation>Outlook no puede contener un campo tal como está asignado: {reasons}.</translation>
    </message>
    <message>
        <source>Ask its owner for the right to write, or let this mapping write to the CRM only.</source>
        <translation>Pida a su propietario permiso para escribir, o deje que esta correspondencia escriba solo en el CRM.</translation>
    </message>
    <message>
        <source>Microsoft does not let this client sign in without a secret.</source>
        <translation>Microsoft no deja que este cliente inicie sesión sin un secreto.</translation>
    </message>
    <message>
        <source>Register it for “Mobile and desktop applications”, and allow public client flows for a device code.</source>
        <translation>Regístrelo para «Mobile and desktop applications» y permita los flujos de cliente público para un código de dispositivo.</translation>
    </message>
    <message>
        <source>Microsoft wants somebody to agree that crmsync may read and write this mailbox.</source>
        <translation>Microsoft pide que alguien acepte que crmsync lea y escriba en este buzón.</translation>
    </message>
    <message>
        <source>Sign in again and agree; in a company an administrator may have to do that.</source>
        <translation>Inicie sesión de nuevo y acepte; en una empresa quizá deba hacerlo un administrador.</translation>
    </message>
    <message>
        <source>Check the client id, and its supported account types, in the Microsoft Entra admin centre.</source>
        <translation>Compruebe el ID de cliente y sus tipos de cuenta admitidos en el centro de administración de Microsoft Entra.</translation>
    </message>
    <message>
        <source>Microsoft does not know this client id, or not for accounts of this kind.</source>
        <translation>Microsoft no conoce este ID de cliente, o no para cuentas de este tipo.</translation>
    </message>
    <message>
        <source>Check the client id, its supported account types, and the account&apos;s tenant.</source>
        <translation>Compruebe el ID de cliente, sus tipos de cuenta admitidos y el «tenant» de la cuenta.</translation>
    </message>
    <message>
        <source>Microsoft does not know the address crmsync waits at.</source>
        <translation>Microsoft no conoce la dirección en la que espera crmsync.</translation>
    </message>
    <message>
        <source>Give the client the redirect address http://localhost, for “Mobile and desktop applications”.</source>
        <translation>Asigne al cliente la dirección de redirección http://localhost, para «Mobile and desktop applications».</translation>
    </message>
    <message>
        <source>This account does not belong to the tenant that the account&apos;s settings name.</source>
        <translation>Esta cuenta no pertenece al «tenant» que indican los ajustes de la cuenta.</translation>
    </message>
    <message>
        <source>Take the tenant out of the account, or sign in with an account that belongs to it.</source>
        <translation>Quite el «tenant» de la cuenta, o inicie sesión con una cuenta que pertenezca a él.</translation>
    </message>
    <message>
        <source>Microsoft knows no such tenant.</source>
        <translation>Microsoft no conoce ese «tenant».</translation>
    </message>
    <message>
        <source>Correct the account&apos;s &quot;tenant&quot;.</source>
        <translation>Corrija el «tenant» de la cuenta.</translation>
    </message>
    <message>
        <source>Your organisation wants an administrator to allow crmsync first.</source>
        <translation>Su organización pide que un administrador permita antes crmsync.</translation>
    </message>
    <message>
        <source>Ask whoever administers Microsoft 365 there.</source>
        <translation>Consulte a quien administra allí Microsoft 365.</translation>
    </message>
    <message>
        <source>Nobody has agreed yet that crmsync may read and write this mailbox.</source>
        <translation>Nadie ha aceptado todavía que crmsync lea y escriba en este buzón.</translation>
    </message>
    <message>
        <source>Microsoft no longer accepts this sign-in: it was revoked, is too old, or the password changed.</source>
        <translation>Microsoft ya no acepta este inicio de sesión: se revocó, es demasiado antiguo o cambió la contraseña.</translation>
    </message>
    <message>
        <source>The account has no client id.</source>
        <translation>La cuenta no tiene ID de cliente.</translation>
    </message>
    <message>
        <source>Register an application in the Microsoft Entra admin centre and give its client id.</source>
        <translation>Registre una aplicación en el centro de administración de Microsoft Entra e indique su ID de cliente.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in answered with something else than expected.</source>
        <translation>El inicio de sesión de Microsoft respondió algo distinto de lo esperado.</translation>
    </message>
    <message>
        <source>Check that this computer&apos;s clock is right, and try again.</source>
        <translation>Compruebe que el reloj de este equipo sea correcto e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in cannot answer now.</source>
        <translation>El inicio de sesión de Microsoft no puede responder ahora.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in knows nothing of this tenant, or this is not its address.</source>
        <translation>El inicio de sesión de Microsoft no sabe nada de este «tenant», o esta no es su dirección.</translation>
    </message>
    <message>
        <source>Check the account&apos;s tenant and accounts_url ({url}).</source>
        <translation>Compruebe el «tenant» y la accounts_url de la cuenta ({url}).</translation>
    </message>
    <message>
        <source>Photos of Microsoft 365 are not synced.</source>
        <translation>Las fotos de Microsoft 365 no se sincronizan.</translation>
    </message>
    <message>
        <source>Microsoft 365 takes no password from programs.</source>
        <translation>Microsoft 365 no admite contraseñas de programas.</translation>
    </message>
    <message>
        <source>The token object has no &quot;refresh_token&quot;.</source>
        <translation>El objeto de token no tiene «refresh_token».</translation>
    </message>
    <message>
        <source>Give {{&quot;client_id&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}.</source>
        <translation>Indique {{&quot;client_id&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}.</translation>
    </message>
    <message>
        <source>This version of Odoo wants a user name and the name of its database.</source>
        <translation>Esta versión de Odoo pide un nombre de usuario y el nombre de su base de datos.</translation>
    </message>
    <message>
        <source>Give both in the account&apos;s settings.</source>
        <translation>Indique ambos en los ajustes de la cuenta.</translation>
    </message>
    <message>
        <source>Odoo does not accept the user name or the API key.</source>
        <translation>Odoo no acepta el nombre de usuario o la clave API.</translation>
    </message>
    <message>
        <source>{host} does not answer like an Odoo server.</source>
        <translation>{host} no responde como un servidor Odoo.</translation>
    </message>
    <message>
        <source>Check the account&apos;s address: what the browser shows before /odoo or /web.</source>
        <translation>Compruebe la dirección de la cuenta: lo que muestra el navegador antes de /odoo o /web.</translation>
    </message>
    <message>
        <source>The server knows no such database or address.</source>
        <translation>El servidor no conoce esa base de datos o dirección.</translation>
    </message>
    <message>
        <source>Check the account&apos;s address, and the name of the database.</source>
        <translation>Compruebe la dirección de la cuenta y el nombre de la base de datos.</translation>
    </message>
    <message>
        <source>Odoo&apos;s answer makes no sense.</source>
        <translation>La respuesta de Odoo no tiene sentido.</translation>
    </message>
    <message>
        <source>Ask whoever administers Odoo.</source>
        <translation>Consulte a quien administra Odoo.</translation>
    </message>
    <message>
        <source>Make a new API key in Odoo (Preferences, Security), and sign in with it.</source>
        <translation>Cree una clave API nueva en Odoo (Preferencias, Seguridad) e inicie sesión con ella.</translation>
    </message>
    <message>
        <source>Odoo does not accept the API key.</source>
        <translation>Odoo no acepta la clave API.</translation>
    </message>
    <message>
        <source>Your user in Odoo is not allowed to do that.</source>
        <translation>Su usuario de Odoo no tiene permiso para hacer eso.</translation>
    </message>
    <message>
        <source>It is not in Odoo any more.</source>
        <translation>Ya no está en Odoo.</translation>
    </message>
    <message>
        <source>Odoo has no such records, or its app is not installed.</source>
        <translation>Odoo no tiene esos registros, o su aplicación no está instalada.</translation>
    </message>
    <message>
        <source>Odoo was busy with the same record.</source>
        <translation>Odoo estaba ocupado con el mismo registro.</translation>
    </message>
    <message>
        <source>Odoo&apos;s database cannot be reached.</source>
        <translation>No se puede acceder a la base de datos de Odoo.</translation>
    </message>
    <message>
        <source>Odoo has too many requests at once.</source>
        <translation>Odoo tiene demasiadas peticiones a la vez.</translation>
    </message>
    <message>
        <source>Odoo failed over it ({error}).</source>
        <translation>Odoo falló con él ({error}).</translation>
    </message>
    <message>
        <source>Odoo does not accept it.</source>
        <translation>Odoo no lo acepta.</translation>
    </message>
    <message>
        <source>The saved place in Odoo&apos;s changes makes no sense.</source>
        <translation>La posición guardada en los cambios de Odoo no tiene sentido.</translation>
    </message>
    <message>
        <source>the weeks of this series begin on another day than those of the Odoo user&apos;s language</source>
        <translation>las semanas de esta serie empiezan otro día que las del idioma del usuario de Odoo</translation>
    </message>
    <message>
        <source>a reminder at a fixed time, where Odoo takes a span before the meeting</source>
        <translation>un aviso a una hora fija, cuando Odoo toma un intervalo antes de la reunión</translation>
    </message>
    <message>
        <source>a reminder after the start of the meeting</source>
        <translation>un aviso después del inicio de la reunión</translation>
    </message>
    <message>
        <source>its first date is none of those on which it repeats</source>
        <translation>su primera fecha no es ninguna de aquellas en que se repite</translation>
    </message>
    <message>
        <source>all of its dates are cancelled</source>
        <translation>todas sus fechas están canceladas</translation>
    </message>
    <message>
        <source>it has more than {number} dates, and Odoo keeps every one as a meeting</source>
        <translation>tiene más de {number} fechas, y Odoo guarda cada una como una reunión</translation>
    </message>
    <message>
        <source>not an instant</source>
        <translation>no es un instante</translation>
    </message>
    <message>
        <source>This API key belongs to {name}, not to {other}.</source>
        <translation>Esta clave API es de {name}, no de {other}.</translation>
    </message>
    <message>
        <source>Odoo cannot hold a field as it is mapped: {reasons}.</source>
        <translation>Odoo no puede contener un campo tal como está asignado: {reasons}.</translation>
    </message>
    <message>
        <source>Your user in Odoo may not change {noun}.</source>
        <translation>Su usuario de Odoo no puede cambiar esto: {noun}.</translation>
    </message>
    <message>
        <source>Or let this mapping write to Outlook only.</source>
        <translation>O deje que esta correspondencia escriba solo en Outlook.</translation>
    </message>
    <message>
        <source>Odoo has no place for {kind} called “{folder}”, or it is hidden from you.</source>
        <translation>Odoo no tiene un lugar «{folder}» para {kind}, o no se lo muestra.</translation>
    </message>
    <message>
        <source>Odoo has no saved filter called “{name}” for these records.</source>
        <translation>Odoo no tiene ningún filtro guardado llamado «{name}» para estos registros.</translation>
    </message>
    <message>
        <source>Choose “mine”, “all”, or the name of a favourite as Odoo&apos;s search shows it.</source>
        <translation>Elija los suyos, todos, o el nombre de un favorito tal como lo muestra la búsqueda de Odoo.</translation>
    </message>
    <message>
        <source>Odoo has no such records, or your user may not see them.</source>
        <translation>Odoo no tiene esos registros, o su usuario no puede verlos.</translation>
    </message>
    <message>
        <source>The saved filter “{name}” depends on the day, or on other things that only its screen knows.</source>
        <translation>El filtro guardado «{name}» depende del día o de otras cosas que solo conoce su pantalla.</translation>
    </message>
    <message>
        <source>Save one in Odoo with fixed values, or choose “mine” or “all”.</source>
        <translation>Guarde uno en Odoo con valores fijos, o elija los suyos o todos.</translation>
    </message>
    <message>
        <source>Odoo failed inside ({error}).</source>
        <translation>Odoo tuvo un error interno ({error}).</translation>
    </message>
    <message>
        <source>When the meeting is, or how it repeats, cannot be told from what Odoo holds.</source>
        <translation>Lo que tiene Odoo no dice cuándo es la reunión o cómo se repite.</translation>
    </message>
    <message>
        <source>Odoo wants an API key.</source>
        <translation>Odoo pide una clave API.</translation>
    </message>
    <message>
        <source>Odoo does not show you its {noun}.</source>
        <translation>Odoo no le muestra esto: {noun}.</translation>
    </message>
    <message>
        <source>It was changed in Odoo meanwhile.</source>
        <translation>Se cambió entretanto en Odoo.</translation>
    </message>
    <message>
        <source>It was saved in Odoo, but could not be read again.</source>
        <translation>Se guardó en Odoo, pero no se pudo volver a leer.</translation>
    </message>
    <message>
        <source>Exchange gives its {member} in a form that is not understood.</source>
        <translation>Exchange da su {member} en una forma que no se entiende.</translation>
    </message>
    <message>
        <source>Exchange gives “{value}” as its {member}, which is not understood.</source>
        <translation>Exchange da «{value}» como {member}, lo que no se entiende.</translation>
    </message>
    <message>
        <source>it is due again some time after it was done, which other programs do not know</source>
        <translation>vuelve a vencer un tiempo después de completarse, algo que otros programas no conocen</translation>
    </message>
    <message>
        <source>It repeats in a way that is not understood.</source>
        <translation>Se repite de una forma que no se entiende.</translation>
    </message>
    <message>
        <source>not a time zone of Windows</source>
        <translation>no es una zona horaria de Windows</translation>
    </message>
    <message>
        <source>It has no start or no end.</source>
        <translation>No tiene inicio o no tiene fin.</translation>
    </message>
    <message>
        <source>Only a mail address tells where the Exchange Server is.</source>
        <translation>Solo una dirección de correo indica dónde está el servidor de Exchange.</translation>
    </message>
    <message>
        <source>Give the server&apos;s address, for example mail.example.com, or the mailbox&apos;s mail address.</source>
        <translation>Indique la dirección del servidor, por ejemplo mail.example.com, o la dirección de correo del buzón.</translation>
    </message>
    <message>
        <source>The Exchange Server is too busy now.</source>
        <translation>El servidor de Exchange está demasiado ocupado ahora.</translation>
    </message>
    <message>
        <source>The Exchange Server failed.</source>
        <translation>El servidor de Exchange ha fallado.</translation>
    </message>
    <message>
        <source>The folder is not there any more.</source>
        <translation>La carpeta ya no existe.</translation>
    </message>
    <message>
        <source>The Exchange Server no longer knows the saved place in its changes.</source>
        <translation>El servidor de Exchange ya no conoce la posición guardada en sus cambios.</translation>
    </message>
    <message>
        <source>The Exchange Server refused the sign-in.</source>
        <translation>El servidor de Exchange rechazó el inicio de sesión.</translation>
    </message>
    <message>
        <source>This account may not do that in this mailbox.</source>
        <translation>Esta cuenta no puede hacer eso en este buzón.</translation>
    </message>
    <message>
        <source>Ask the mailbox&apos;s owner, or whoever manages the Exchange Server, for the right to do it.</source>
        <translation>Pida ese permiso al propietario del buzón o a quien administra el servidor de Exchange.</translation>
    </message>
    <message>
        <source>It is larger than the Exchange Server accepts.</source>
        <translation>Es más grande de lo que acepta el servidor de Exchange.</translation>
    </message>
    <message>
        <source>The Exchange Server says that this item is damaged.</source>
        <translation>El servidor de Exchange indica que este elemento está dañado.</translation>
    </message>
    <message>
        <source>Open it in Outlook, save it again or delete it.</source>
        <translation>Ábralo en Outlook, guárdelo de nuevo o elimínelo.</translation>
    </message>
    <message>
        <source>There is no such mailbox on this Exchange Server.</source>
        <translation>No existe ese buzón en este servidor de Exchange.</translation>
    </message>
    <message>
        <source>Check the mail address of the mailbox in the account&apos;s settings.</source>
        <translation>Revise la dirección de correo del buzón en la configuración de la cuenta.</translation>
    </message>
    <message>
        <source>This Exchange Server is too old.</source>
        <translation>Este servidor de Exchange es demasiado antiguo.</translation>
    </message>
    <message>
        <source>The Exchange Server does not accept how it repeats.</source>
        <translation>El servidor de Exchange no acepta cómo se repite.</translation>
    </message>
    <message>
        <source>Change the repetition in the CRM.</source>
        <translation>Cambie la repetición en el CRM.</translation>
    </message>
    <message>
        <source>The Exchange Server does not accept when it begins or ends.</source>
        <translation>El servidor de Exchange no acepta cuándo empieza o termina.</translation>
    </message>
    <message>
        <source>Correct its times.</source>
        <translation>Corrija su horario.</translation>
    </message>
    <message>
        <source>The Exchange Server does not accept one of its values.</source>
        <translation>El servidor de Exchange no acepta uno de sus valores.</translation>
    </message>
    <message>
        <source>Correct the item.</source>
        <translation>Corrija el elemento.</translation>
    </message>
    <message>
        <source>The Exchange Server refused it.</source>
        <translation>El servidor de Exchange lo rechazó.</translation>
    </message>
    <message>
        <source>The Exchange Server refused it ({detail}).</source>
        <translation>El servidor de Exchange lo rechazó ({detail}).</translation>
    </message>
    <message>
        <source>This Exchange Server lets no programs in for this account (Exchange Web Services is off).</source>
        <translation>Este servidor de Exchange no permite programas para esta cuenta (Exchange Web Services está desactivado).</translation>
    </message>
    <message>
        <source>Ask whoever manages the server.</source>
        <translation>Consulte a quien administra el servidor.</translation>
    </message>
    <message>
        <source>The Exchange Server&apos;s answer makes no sense.</source>
        <translation>La respuesta del servidor de Exchange no tiene sentido.</translation>
    </message>
    <message>
        <source>{host} does not answer like an Exchange Server.</source>
        <translation>{host} no responde como un servidor de Exchange.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address; it is mostly the one of Outlook on the web.</source>
        <translation>Revise la dirección del servidor; suele ser la de Outlook en la web.</translation>
    </message>
    <message>
        <source>No Exchange Server was found for {mailbox}.</source>
        <translation>No se encontró ningún servidor de Exchange para {mailbox}.</translation>
    </message>
    <message>
        <source>No server answers for {mailbox}.</source>
        <translation>Ningún servidor responde para {mailbox}.</translation>
    </message>
    <message>
        <source>Check the network connection, or give the server&apos;s address, for example mail.example.com.</source>
        <translation>Revise la conexión de red o indique la dirección del servidor, por ejemplo mail.example.com.</translation>
    </message>
    <message>
        <source>Give the server&apos;s address, for example mail.example.com.</source>
        <translation>Indique la dirección del servidor, por ejemplo mail.example.com.</translation>
    </message>
    <message>
        <source>This mailbox is in Microsoft 365, which lets programs in through Microsoft Graph only.</source>
        <translation>Este buzón está en Microsoft 365, que solo permite programas a través de Microsoft Graph.</translation>
    </message>
    <message>
        <source>Connect it as Microsoft 365 instead of Exchange Server.</source>
        <translation>Conéctelo como Microsoft 365 en lugar de Exchange Server.</translation>
    </message>
    <message>
        <source>The server no longer accepts this sign-in: it was revoked, is too old, or the password changed.</source>
        <translation>El servidor ya no acepta este inicio de sesión: se revocó, es demasiado antiguo o cambió la contraseña.</translation>
    </message>
    <message>
        <source>The server does not let this client sign in.</source>
        <translation>El servidor no permite que este cliente inicie sesión.</translation>
    </message>
    <message>
        <source>Check the client id and its secret, and the account&apos;s token_url.</source>
        <translation>Revise el ID de cliente y su secreto, y el token_url de la cuenta.</translation>
    </message>
    <message>
        <source>The sign-in server answered with something else than expected.</source>
        <translation>El servidor de inicio de sesión respondió algo distinto de lo esperado.</translation>
    </message>
    <message>
        <source>Check the account&apos;s token_url.</source>
        <translation>Revise el token_url de la cuenta.</translation>
    </message>
    <message>
        <source>The sign-in server cannot answer now.</source>
        <translation>El servidor de inicio de sesión no puede responder ahora.</translation>
    </message>
    <message>
        <source>Photos of Exchange Server are not synced.</source>
        <translation>Las fotos de Exchange Server no se sincronizan.</translation>
    </message>
    <message>
        <source>An Exchange Server wants a password, or tokens that were got elsewhere.</source>
        <translation>Un servidor de Exchange pide una contraseña o tokens obtenidos en otro lugar.</translation>
    </message>
    <message>
        <source>Give {{&quot;client_id&quot;: &quot;…&quot;, &quot;client_secret&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}; some clients have no secret.</source>
        <translation>Indique {{&quot;client_id&quot;: &quot;…&quot;, &quot;client_secret&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}; algunos clientes no tienen secreto.</translation>
    </message>
</context>
<context>
    <name>MicrosoftPart</name>
    <message>
        <source>Your browser asks whether crmsync may use your mailbox. Agree there.</source>
        <translation>El navegador pregunta si crmsync puede usar su buzón. Acepte allí.</translation>
    </message>
    <message>
        <source>Waiting until you have agreed.</source>
        <translation>Esperando a que acepte.</translation>
    </message>
    <message>
        <source>Microsoft wants every program to be registered, once for everybody in an organisation: in the Microsoft Entra admin centre under “App registrations”, with the platform “Mobile and desktop applications” and the redirect address {address}. Copy the “Application (client) ID” into here; there is no secret.</source>
        <translation>Microsoft quiere que cada programa esté registrado, una vez para toda una organización: en el centro de administración de Microsoft Entra, en «Registros de aplicaciones», con la plataforma «Aplicaciones móviles y de escritorio» y la dirección de redirección {address}. Copie aquí el «Id. de aplicación (cliente)»; no hay secreto.</translation>
    </message>
    <message>
        <source>Microsoft wants every program to be registered, once for everybody in an organisation: in the Microsoft Entra admin centre under “App registrations”, with “Allow public client flows” switched on. Copy the “Application (client) ID” into here. You then type a code in on any device.</source>
        <translation>Microsoft quiere que cada programa esté registrado, una vez para toda una organización: en el centro de administración de Microsoft Entra, en «Registros de aplicaciones», con «Permitir flujos de clientes públicos» activado. Copie aquí el «Id. de aplicación (cliente)». Después escribe un código en cualquier dispositivo.</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>En el navegador</translation>
    </message>
    <message>
        <source>With a code, on any device</source>
        <translation>Con un código, en cualquier dispositivo</translation>
    </message>
    <message>
        <source>&amp;Mail address</source>
        <translation>Correo &amp;electrónico</translation>
    </message>
    <message>
        <source>May stay empty; given, Microsoft proposes this account.</source>
        <translation>Puede quedar vacío; si lo indica, Microsoft propone esta cuenta.</translation>
    </message>
    <message>
        <source>&amp;How to sign in</source>
        <translation>&amp;Cómo iniciar sesión</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>&amp;ID de cliente</translation>
    </message>
    <message>
        <source>Your own registration&apos;s, or ask whoever administers Microsoft 365 where you work.</source>
        <translation>El de su propio registro, o pídalo a quien administra Microsoft 365 en su empresa.</translation>
    </message>
    <message>
        <source>&amp;Tenant</source>
        <translation>Te&amp;nant</translation>
    </message>
    <message>
        <source>The domain or ID of one organisation; needed if the registration is only for it. Empty: work, school and personal accounts.</source>
        <translation>El dominio o el ID de una organización; necesario si el registro solo vale para ella. Vacío: cuentas profesionales, educativas y personales.</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>&amp;Más</translation>
    </message>
    <message>
        <source>Connect &amp;Exchange Server instead</source>
        <translation>Conectar E&amp;xchange Server en su lugar</translation>
    </message>
    <message>
        <source>Open the &amp;admin centre …</source>
        <translation>A&amp;brir el centro de administración…</translation>
    </message>
    <message>
        <source>Cop&amp;y the redirect address</source>
        <translation>Copiar la dirección de &amp;redirección</translation>
    </message>
    <message>
        <source>Work, school and personal accounts. A mailbox on an Exchange Server of your organisation&apos;s own is not in Microsoft 365: it is reached as “Exchange Server”.</source>
        <translation>Cuentas profesionales, educativas y personales. Un buzón en un servidor de Exchange propio de su organización no está en Microsoft 365: se conecta como «Exchange Server».</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Rename the mapping</source>
        <translation>Cambiar el nombre de la correspondencia</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Please sign in to {account}</source>
        <translation>Inicie sesión en {account}</translation>
    </message>
    <message>
        <source>Until then nothing is synced there.</source>
        <translation>Hasta entonces no se sincroniza nada allí.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Syncing does not work</source>
        <translation>La sincronización no funciona</translation>
    </message>
    <message numerus="yes">
        <source>%n mapping(s) could not be synced</source>
        <translation>
            <numerusform>No se pudo sincronizar %n correspondencia</numerusform>
            <numerusform>No se pudieron sincronizar %n correspondencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n cambio espera su decisión</numerusform>
            <numerusform>%n cambios esperan su decisión</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) synced</source>
        <translation>
            <numerusform>%n cambio sincronizado</numerusform>
            <numerusform>%n cambios sincronizados</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>crmsync goes on in the background</source>
        <translation>crmsync sigue en segundo plano</translation>
    </message>
    <message>
        <source>Its icon has the menu; Quit ends it.</source>
        <translation>El menú está en su icono; con Salir se cierra.</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>What crmsync tells you while you do not look at its window.</source>
        <translation>De qué le avisa crmsync cuando no mira su ventana.</translation>
    </message>
    <message>
        <source>&amp;Quiet for a while</source>
        <translation>&amp;No molestar un rato</translation>
    </message>
    <message>
        <source>Tell me a&amp;gain</source>
        <translation>Volver a avisa&amp;r</translation>
    </message>
    <message>
        <source>For &amp;30 minutes</source>
        <translation>Durante &amp;30 minutos</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>Durante &amp;1 hora</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>Hasta &amp;mañana</translation>
    </message>
    <message>
        <source>Quiet until {moment}</source>
        <translation>Sin avisos hasta: {moment}</translation>
    </message>
</context>
<context>
    <name>OdooPart</name>
    <message>
        <source>Signing in …</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>Direcció&amp;n</translation>
    </message>
    <message>
        <source>What the browser shows before /odoo or /web.</source>
        <translation>Lo que el navegador muestra antes de /odoo o /web.</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base de datos</translation>
    </message>
    <message>
        <source>Only where the server has several, or before Odoo 19.</source>
        <translation>Solo si el servidor tiene varias, o antes de Odoo 19.</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nombre de &amp;usuario</translation>
    </message>
    <message>
        <source>Mostly your mail address</source>
        <translation>Casi siempre, su correo electrónico</translation>
    </message>
    <message>
        <source>A&amp;PI key</source>
        <translation>Clave A&amp;PI</translation>
    </message>
    <message>
        <source>In Odoo: open Preferences, Security, make a new API key, and copy it into here.</source>
        <translation>En Odoo: abra Preferencias, Seguridad, cree una clave API nueva y cópiela aquí.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Detener</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>In step</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Some items have problems</source>
        <translation>Algunos elementos tienen problemas</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Espera su aprobación</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Hay que iniciar sesión</translation>
    </message>
    <message>
        <source>Could not run</source>
        <translation>No se pudo ejecutar</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>S&amp;ync now</source>
        <translation>&amp;Sincronizar ahora</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>What is synced</source>
        <translation>Qué se sincroniza</translation>
    </message>
    <message>
        <source>Sign &amp;in to {account} …</source>
        <translation>&amp;Iniciar sesión en {account}…</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>C&amp;onfigurar…</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;view %n change(s)</source>
        <translation>
            <numerusform>Re&amp;visar %n cambio</numerusform>
            <numerusform>Re&amp;visar %n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Last in step: {moment}</source>
        <translation>Última sincronización correcta: {moment}</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Aún sin sincronizar</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pareja</numerusform>
            <numerusform>%n parejas</numerusform>
        </translation>
    </message>
    <message>
        <source>{outcome}, {pairs}</source>
        <translation>{outcome}, {pairs}</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>The names are those that the services use, not the ones on their screens.</source>
        <translation>Son los nombres que usan los servicios, no los que muestran en pantalla.</translation>
    </message>
    <message>
        <source>Sync one more field</source>
        <translation>Sincronizar otro campo</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>&amp;Campo</translation>
    </message>
    <message>
        <source>Name in &amp;Outlook</source>
        <translation>Nombre en &amp;Outlook</translation>
    </message>
    <message>
        <source>Name in the &amp;CRM</source>
        <translation>Nombre en el C&amp;RM</translation>
    </message>
</context>
<context>
    <name>PartnerDialog</name>
    <message>
        <source>Link</source>
        <translation>Vincular</translation>
    </message>
    <message>
        <source>{name} is linked with the one you choose; nothing is written before you accept.</source>
        <translation>{name} se vincula con el que usted elija; no se escribe nada antes de que acepte.</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>&amp;Items without a counterpart</source>
        <translation>&amp;Elementos sin homólogo</translation>
    </message>
    <message>
        <source>&amp;Link with it</source>
        <translation>&amp;Vincular con él</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>{name} ({telling})</source>
        <translation>{name} ({telling})</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;Once more</source>
        <translation>&amp;Otra vez</translation>
    </message>
    <message>
        <source>&amp;Protect</source>
        <translation>&amp;Proteger</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Desbloquear</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>A&amp;hora no</translation>
    </message>
    <message>
        <source>Sign in to {account}</source>
        <translation>Iniciar sesión en {account}</translation>
    </message>
    <message>
        <source>You chose that nothing is stored, so it is asked for at each start.</source>
        <translation>Usted eligió que no se guarde nada, por eso se pide en cada inicio.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>It protects the passwords that crmsync keeps. Nobody can restore it.</source>
        <translation>Protege las contraseñas que guarda crmsync. Nadie puede recuperarla.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Elija una frase de contraseña</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Frase de contraseña</translation>
    </message>
    <message>
        <source>It opens the passwords that crmsync keeps.</source>
        <translation>Abre las contraseñas que guarda crmsync.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Su frase de contraseña</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no coinciden.</translation>
    </message>
</context>
<context>
    <name>PasswordPart</name>
    <message>
        <source>Certificate authority</source>
        <translation>Autoridad de certificación</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificados (*.pem *.crt)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>Certificate &amp;authority</source>
        <translation>Autoridad de certi&amp;ficación</translation>
    </message>
    <message>
        <source>The file of your own certificate authority, if your organisation has one (PEM).</source>
        <translation>El archivo de la autoridad de certificación propia de su organización, si la tiene (PEM).</translation>
    </message>
    <message>
        <source>C&amp;hoose a file …</source>
        <translation>E&amp;legir un archivo…</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>For &amp;30 minutes</source>
        <translation>Durante &amp;30 minutos</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>Durante &amp;1 hora</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>Hasta &amp;mañana</translation>
    </message>
    <message>
        <source>Until I &amp;resume</source>
        <translation>Hasta que la &amp;reanude</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>stopped by you</source>
        <translation>detenido por usted</translation>
    </message>
    <message>
        <source>Nothing had to be written.</source>
        <translation>No había nada que escribir.</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>No se escribió nada</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) written in {side}</source>
        <translation>
            <numerusform>%n cambio escrito en {side}</numerusform>
            <numerusform>%n cambios escritos en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) linked</source>
        <translation>
            <numerusform>%n pareja vinculada</numerusform>
            <numerusform>%n parejas vinculadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problema</numerusform>
            <numerusform>%n problemas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n cambio espera su decisión</numerusform>
            <numerusform>%n cambios esperan su decisión</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose</source>
        <comment>which of several items it is</comment>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Link</source>
        <comment>two records that are the same</comment>
        <translation>Vincular</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>ambos lados</translation>
    </message>
    <message>
        <source>{outlook} in Outlook = {crm} in the CRM</source>
        <translation>{outlook} en Outlook = {crm} en el CRM</translation>
    </message>
    <message>
        <source>Could be: {names}</source>
        <translation>Podría ser: {names}</translation>
    </message>
    <message>
        <source>A new record with everything that can be taken over</source>
        <translation>Un registro nuevo con todo lo que se puede incorporar</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>Todo el registro</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}: {old} → {new}</translation>
    </message>
    <message>
        <source>it matches several records, or several match it</source>
        <translation>coincide con varios registros, o varios coinciden con él</translation>
    </message>
    <message>
        <source>{reason} (score {score})</source>
        <translation>{reason} (puntuación {score})</translation>
    </message>
    <message>
        <source>you chose to link them</source>
        <translation>usted eligió vincularlos</translation>
    </message>
    <message>
        <source>the same mail address</source>
        <translation>el mismo correo electrónico</translation>
    </message>
    <message>
        <source>the same name and phone number</source>
        <translation>el mismo nombre y teléfono</translation>
    </message>
    <message>
        <source>the same name and company</source>
        <translation>el mismo nombre y organización</translation>
    </message>
    <message>
        <source>the same subject and due date</source>
        <translation>el mismo asunto y fecha de vencimiento</translation>
    </message>
    <message>
        <source>the very same meeting</source>
        <translation>exactamente la misma reunión</translation>
    </message>
    <message>
        <source>the same title and start</source>
        <translation>el mismo título e inicio</translation>
    </message>
    <message>
        <source>alike in everything</source>
        <translation>iguales en todo</translation>
    </message>
    <message>
        <source>Will be done</source>
        <translation>Se hará</translation>
    </message>
    <message>
        <source>Accepted, not done yet</source>
        <translation>Aceptado, aún sin hacer</translation>
    </message>
    <message>
        <source>Will be done if you accept</source>
        <translation>Se hará si usted acepta</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Espera su decisión</translation>
    </message>
    <message>
        <source>Link with {name}</source>
        <translation>Vincular con {name}</translation>
    </message>
    <message>
        <source>Skip: it gets no counterpart</source>
        <translation>Omitir: no tendrá homólogo</translation>
    </message>
    <message>
        <source>Refused: it stays as it is</source>
        <translation>Rechazado: queda como está</translation>
    </message>
    <message>
        <source>Not the same: create both</source>
        <translation>No es el mismo: crear ambos</translation>
    </message>
    <message>
        <source>Create it on the other side</source>
        <translation>Crearlo en el otro lado</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modificado</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Vincular</translation>
    </message>
    <message>
        <source>{deed} in {side}</source>
        <translation>{deed} en {side}</translation>
    </message>
    <message>
        <source>Keep what you decided</source>
        <translation>Guardar lo que decidió</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <source>nobody gets mail</source>
        <translation>nadie recibe correo</translation>
    </message>
    <message numerus="yes">
        <source>About %n request(s)</source>
        <translation>
            <numerusform>Aproximadamente %n solicitud</numerusform>
            <numerusform>Aproximadamente %n solicitudes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>alrededor de %n minuto</numerusform>
            <numerusform>alrededor de %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make all %n change(s)</source>
        <translation>
            <numerusform>Hacer %n cambio</numerusform>
            <numerusform>Hacer los %n cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the calendar&apos;s server mails %n guest(s)</source>
        <translation>
            <numerusform>el servidor del calendario escribe a %n invitado</numerusform>
            <numerusform>el servidor del calendario escribe a %n invitados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody gets mail (%n guest(s) would, were it allowed)</source>
        <translation>
            <numerusform>nadie recibe correo (lo recibiría %n invitado si se permitiera)</numerusform>
            <numerusform>nadie recibe correo (lo recibirían %n invitados si se permitiera)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n contact(s) in {side}</source>
        <translation>
            <numerusform>crear %n contacto en {side}</numerusform>
            <numerusform>crear %n contactos en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n task(s) in {side}</source>
        <translation>
            <numerusform>crear %n tarea en {side}</numerusform>
            <numerusform>crear %n tareas en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n meeting(s) in {side}</source>
        <translation>
            <numerusform>crear %n reunión en {side}</numerusform>
            <numerusform>crear %n reuniones en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n contact(s) in {side}</source>
        <translation>
            <numerusform>modificar %n contacto en {side}</numerusform>
            <numerusform>modificar %n contactos en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n task(s) in {side}</source>
        <translation>
            <numerusform>modificar %n tarea en {side}</numerusform>
            <numerusform>modificar %n tareas en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n meeting(s) in {side}</source>
        <translation>
            <numerusform>modificar %n reunión en {side}</numerusform>
            <numerusform>modificar %n reuniones en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n contact(s) in {side}</source>
        <translation>
            <numerusform>eliminar %n contacto en {side}</numerusform>
            <numerusform>eliminar %n contactos en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n task(s) in {side}</source>
        <translation>
            <numerusform>eliminar %n tarea en {side}</numerusform>
            <numerusform>eliminar %n tareas en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n meeting(s) in {side}</source>
        <translation>
            <numerusform>eliminar %n reunión en {side}</numerusform>
            <numerusform>eliminar %n reuniones en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n photo(s) in {side}</source>
        <translation>
            <numerusform>cambiar %n foto en {side}</numerusform>
            <numerusform>cambiar %n fotos en {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>link %n pair(s)</source>
        <translation>
            <numerusform>vincular %n pareja</numerusform>
            <numerusform>vincular %n parejas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n nuevo</numerusform>
            <numerusform>%n nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n modificado</numerusform>
            <numerusform>%n modificados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n ya no está</numerusform>
            <numerusform>%n ya no están</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Qué pasará</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondencia</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Hecho</translation>
    </message>
    <message>
        <source>✗ Not done</source>
        <translation>✗ No hecho</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>What the sync would do</source>
        <translation>Qué haría la sincronización</translation>
    </message>
    <message>
        <source>Look aga&amp;in</source>
        <translation>&amp;Comprobar de nuevo</translation>
    </message>
    <message>
        <source>&amp;Export as CSV …</source>
        <translation>&amp;Exportar como CSV…</translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation>&amp;Iniciar sesión…</translation>
    </message>
    <message>
        <source>Show in Acti&amp;vity</source>
        <translation>&amp;Ver en Actividad</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Ce&amp;rrar</translation>
    </message>
    <message>
        <source>&amp;Refuse what is held …</source>
        <translation>Rec&amp;hazar lo retenido…</translation>
    </message>
    <message>
        <source>The plan is not the one you saw: {difference}.</source>
        <translation>El plan no es el que usted vio: {difference}.</translation>
    </message>
    <message>
        <source>The plan with your decisions: {difference}.</source>
        <translation>El plan con sus decisiones: {difference}.</translation>
    </message>
    <message>
        <source>Meanwhile the plan changed: {difference}. Nothing of that was written.</source>
        <translation>Mientras tanto el plan cambió: {difference}. No se escribió nada de ello.</translation>
    </message>
    <message numerus="yes">
        <source>Refuse the %n held change(s)?</source>
        <translation>
            <numerusform>¿Rechazar %n cambio retenido?</numerusform>
            <numerusform>¿Rechazar los %n cambios retenidos?</numerusform>
        </translation>
    </message>
    <message>
        <source>What they would change stays as it is on both sides, also in later syncs.</source>
        <translation>Lo que cambiarían queda como está en ambos lados, también en sincronizaciones posteriores.</translation>
    </message>
    <message>
        <source>Refuse them</source>
        <translation>Rechazarlos</translation>
    </message>
    <message>
        <source>Keep them waiting</source>
        <translation>Dejarlos en espera</translation>
    </message>
    <message>
        <source>Looking at what would be done …</source>
        <translation>Comprobando qué se haría…</translation>
    </message>
    <message>
        <source>Carrying out what you accepted …</source>
        <translation>Haciendo lo que usted aceptó…</translation>
    </message>
    <message>
        <source>This is what became of it.</source>
        <translation>Este es el resultado.</translation>
    </message>
    <message>
        <source>Nothing is written before you accept it.</source>
        <translation>No se escribe nada antes de que usted lo acepte.</translation>
    </message>
    <message>
        <source>If you accept: {deeds}.</source>
        <translation>Si acepta: {deeds}.</translation>
    </message>
    <message>
        <source>There is no plan to show</source>
        <translation>No hay ningún plan que mostrar</translation>
    </message>
    <message>
        <source>See above why.</source>
        <translation>El motivo figura arriba.</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>No hay nada que escribir.</translation>
    </message>
    <message>
        <source>There is nothing to write yet. Start, and what changes from now on is synced.</source>
        <translation>Aún no hay nada que escribir. Comience, y se sincronizará lo que cambie a partir de ahora.</translation>
    </message>
    <message>
        <source>Both sides are in step</source>
        <translation>Ambos lados están al día</translation>
    </message>
    <message>
        <source>Confirm the deletions first: no limit holds them, so the next sync makes them.</source>
        <translation>Confirme antes las eliminaciones: ningún límite las retiene, así que la próxima sincronización las hará.</translation>
    </message>
    <message>
        <source>Look again: a sync ran meanwhile</source>
        <translation>Comprobar de nuevo: hubo otra sincronización</translation>
    </message>
    <message numerus="yes">
        <source>Show the plan with your %n decision(s)</source>
        <translation>
            <numerusform>Mostrar el plan con su decisión (%n)</numerusform>
            <numerusform>Mostrar el plan con sus %n decisiones</numerusform>
        </translation>
    </message>
    <message>
        <source>Start syncing</source>
        <translation>Empezar a sincronizar</translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation>Nada que escribir</translation>
    </message>
    <message>
        <source>Export the preview</source>
        <translation>Exportar la vista previa</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>Close without your %n decision(s)?</source>
        <translation>
            <numerusform>¿Cerrar sin guardar su decisión (%n)?</numerusform>
            <numerusform>¿Cerrar sin guardar sus %n decisiones?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept only if you accept the plan.</source>
        <translation>Solo se guardan si acepta el plan.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Go on deciding</source>
        <translation>Seguir decidiendo</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>crmsync sends data to your own accounts only. Here is what stays in Outlook.</source>
        <translation>crmsync solo envía datos a sus propias cuentas. Esto es lo que se queda en Outlook.</translation>
    </message>
    <message>
        <source>&amp;Fields that never leave Outlook</source>
        <translation>Ca&amp;mpos que nunca salen de Outlook</translation>
    </message>
    <message>
        <source>They are not synced any more; what the CRM holds of them already stays there.</source>
        <translation>Dejan de sincronizarse; lo que el CRM ya tiene de ellos se queda allí.</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Sign in to {account} …</source>
        <translation>Iniciar sesión en {account}…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Reintentar ahora</translation>
    </message>
    <message>
        <source>Leave it out …</source>
        <translation>Excluirlo…</translation>
    </message>
    <message numerus="yes">
        <source>{mapping}, tried %n time(s)</source>
        <translation>
            <numerusform>{mapping}, %n intento</numerusform>
            <numerusform>{mapping}, %n intentos</numerusform>
        </translation>
    </message>
    <message>
        <source>{tried}; by itself again after {moment}</source>
        <translation>{tried}; próximo intento automático: {moment}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting for another crmsync to finish …</source>
        <translation>Esperando a que termine otro crmsync…</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>{mapping}: changes read: {done}</source>
        <translation>{mapping}: cambios leídos: {done}</translation>
    </message>
    <message>
        <source>{mapping}: comparing both sides</source>
        <translation>{mapping}: comparando ambos lados</translation>
    </message>
    <message>
        <source>{mapping}: {done} of {total} changes written</source>
        <translation>{mapping}: {done} de {total} cambios escritos</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Sincronizando…</translation>
    </message>
    <message>
        <source>Looking at what would be done …</source>
        <translation>Comprobando qué se haría…</translation>
    </message>
    <message>
        <source>Undoing …</source>
        <translation>Deshaciendo…</translation>
    </message>
</context>
<context>
    <name>ProtectionDialog</name>
    <message>
        <source>Keep the sign-in</source>
        <translation>Guardar el inicio de sesión</translation>
    </message>
    <message>
        <source>Protect it with a &amp;passphrase</source>
        <translation>Protegerlo con una &amp;frase de contraseña</translation>
    </message>
    <message>
        <source>&amp;Keep nothing: sign in again at each start</source>
        <translation>&amp;No guardar nada: iniciar sesión en cada inicio</translation>
    </message>
    <message>
        <source>This session has no keyring</source>
        <translation>Esta sesión no tiene depósito de claves</translation>
    </message>
    <message>
        <source>Passwords are never written to the disk unprotected. How shall crmsync keep them?</source>
        <translation>Las contraseñas nunca se escriben en el disco sin proteger. ¿Cómo debe guardarlas crmsync?</translation>
    </message>
    <message>
        <source>You type it in at each start. Nobody can restore it.</source>
        <translation>Se escribe en cada inicio. Nadie puede recuperarla.</translation>
    </message>
    <message>
        <source>Nothing is on the disk; until you have signed in, nothing is synced.</source>
        <translation>No queda nada en el disco; hasta que inicie sesión, no se sincroniza nada.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuar</translation>
    </message>
</context>
<context>
    <name>Provider</name>
    <message>
        <source>Another server (CalDAV, CardDAV)</source>
        <translation>Otro servidor (CalDAV, CardDAV)</translation>
    </message>
    <message>
        <source>Contacts and calendars. Apple does not let other programs reach reminders.</source>
        <translation>Contactos y calendarios. Apple no permite que otros programas accedan a los recordatorios.</translation>
    </message>
    <message>
        <source>Contacts only: Google&apos;s calendars and tasks take no password from programs, and crmsync cannot sign in to Google in the browser yet. Google may refuse app passwords in accounts of an organisation.</source>
        <translation>Solo contactos: los calendarios y las tareas de Google no aceptan contraseñas de programas, y crmsync aún no puede iniciar sesión en Google en el navegador. Google puede rechazar las contraseñas de aplicación en cuentas de una organización.</translation>
    </message>
    <message>
        <source>The calendar and contacts of Zoho Mail; Zoho CRM itself follows on the next page.</source>
        <translation>El calendario y los contactos de Zoho Mail; Zoho CRM viene en la página siguiente.</translation>
    </message>
    <message>
        <source>The address is the one that you open in the browser.</source>
        <translation>La dirección es la que abre en el navegador.</translation>
    </message>
    <message>
        <source>Not for an Exchange Server, which speaks neither of the two: choose “Exchange Server” for it.</source>
        <translation>No para un servidor de Exchange, que no habla ninguno de los dos: elija para él «Exchange Server».</translation>
    </message>
    <message>
        <source>One that you make for crmsync there, not your usual one.</source>
        <translation>Una que cree allí para crmsync, no la habitual.</translation>
    </message>
    <message>
        <source>If you sign in with two factors: one that you make for crmsync there.</source>
        <translation>Si inicia sesión con dos factores: una que cree allí para crmsync.</translation>
    </message>
    <message>
        <source>The password of your mailbox.</source>
        <translation>La contraseña de su buzón.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>it changed in {source}</source>
        <translation>cambió en {source}</translation>
    </message>
    <message>
        <source>it changed on both sides and {source} wins</source>
        <translation>cambió en ambos lados y prevalece {source}</translation>
    </message>
    <message>
        <source>it changed on both sides and the change in {source} is newer</source>
        <translation>cambió en ambos lados y el cambio en {source} es más reciente</translation>
    </message>
    <message>
        <source>you chose this value</source>
        <translation>usted eligió este valor</translation>
    </message>
    <message>
        <source>it was empty in {target}</source>
        <translation>estaba vacío en {target}</translation>
    </message>
    <message>
        <source>the two records were matched and differ here; {source} wins</source>
        <translation>los dos registros se emparejaron y aquí difieren; prevalece {source}</translation>
    </message>
    <message>
        <source>it is new in {source}</source>
        <translation>es nuevo en {source}</translation>
    </message>
    <message>
        <source>it was deleted in {target} but edited in {source} since; an edit beats a deletion</source>
        <translation>se eliminó en {target}, pero se modificó después en {source}; una modificación prevalece sobre una eliminación</translation>
    </message>
    <message>
        <source>it was deleted in {source}</source>
        <translation>se eliminó en {source}</translation>
    </message>
    <message>
        <source>it no longer belongs to this mapping in {source}; the pair is no longer synced, nothing is deleted</source>
        <translation>ya no pertenece a esta correspondencia en {source}; la pareja deja de sincronizarse y no se elimina nada</translation>
    </message>
    <message>
        <source>it belongs to this mapping again; the pair is synced again</source>
        <translation>vuelve a pertenecer a esta correspondencia; la pareja se sincroniza de nuevo</translation>
    </message>
    <message>
        <source>it was deleted in {source}; this mapping does not pass deletions on to {target}</source>
        <translation>se eliminó en {source}; esta correspondencia no replica las eliminaciones en {target}</translation>
    </message>
    <message>
        <source>its counterpart is gone</source>
        <translation>su homólogo ya no existe</translation>
    </message>
    <message>
        <source>its record was merged into another one in {source}</source>
        <translation>su registro se combinó con otro en {source}</translation>
    </message>
    <message>
        <source>it undoes run {run}</source>
        <translation>deshace la ejecución {run}</translation>
    </message>
    <message>
        <source>you refused this change</source>
        <translation>usted rechazó este cambio</translation>
    </message>
</context>
<context>
    <name>Recurrence</name>
    <message>
        <source>{series} until {day}</source>
        <translation>{series} hasta el {day}</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>cada día</translation>
    </message>
    <message>
        <source>every working day</source>
        <translation>cada día laborable</translation>
    </message>
    <message>
        <source>every {days}</source>
        <translation>cada {days}</translation>
    </message>
    <message>
        <source>every second {day}</source>
        <translation>un {day} de cada dos</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>cada semana</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>cada mes</translation>
    </message>
    <message>
        <source>every month, {days}</source>
        <translation>cada mes, {days}</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>cada año</translation>
    </message>
    <message>
        <source>every year, {days}</source>
        <translation>cada año, {days}</translation>
    </message>
    <message>
        <source>in {month}</source>
        <translation>en {month}</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of each year, for Qt</comment>
        <translation>&apos;el&apos; d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>{days} of {month}</source>
        <translation>{days} de {month}</translation>
    </message>
    <message>
        <source>each {day}</source>
        <translation>cada {day}</translation>
    </message>
    <message>
        <source>the first {day}</source>
        <translation>el primer {day}</translation>
    </message>
    <message>
        <source>the second {day}</source>
        <translation>el segundo {day}</translation>
    </message>
    <message>
        <source>the third {day}</source>
        <translation>el tercer {day}</translation>
    </message>
    <message>
        <source>the fourth {day}</source>
        <translation>el cuarto {day}</translation>
    </message>
    <message>
        <source>the fifth {day}</source>
        <translation>el quinto {day}</translation>
    </message>
    <message>
        <source>the last {day}</source>
        <translation>el último {day}</translation>
    </message>
    <message>
        <source>the last but one {day}</source>
        <translation>el penúltimo {day}</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation>el último día</translation>
    </message>
    <message>
        <source>on day {number}</source>
        <translation>el día {number}</translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>cada %n día</numerusform>
            <numerusform>cada %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s)</source>
        <translation>
            <numerusform>cada %n semana</numerusform>
            <numerusform>cada %n semanas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s)</source>
        <translation>
            <numerusform>cada %n mes</numerusform>
            <numerusform>cada %n meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s)</source>
        <translation>
            <numerusform>cada %n año</numerusform>
            <numerusform>cada %n años</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{series}, %n time(s)</source>
        <translation>
            <numerusform>{series}, %n vez</numerusform>
            <numerusform>{series}, %n veces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s) on {days}</source>
        <translation>
            <numerusform>cada %n semana, el {days}</numerusform>
            <numerusform>cada %n semanas, el {days}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s), {days}</source>
        <translation>
            <numerusform>cada %n mes, {days}</numerusform>
            <numerusform>cada %n meses, {days}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s), {days}</source>
        <translation>
            <numerusform>cada %n año, {days}</numerusform>
            <numerusform>cada %n años, {days}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Region</name>
    <message>
        <source>United States</source>
        <translation>Estados Unidos</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europa</translation>
    </message>
    <message>
        <source>India</source>
        <translation>India</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australia</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japón</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canadá</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Arabia Saudí</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>&amp;Sincronizar ahora</translation>
    </message>
    <message>
        <source>A sync goes on; what you decide is noted as soon as it has ended.</source>
        <translation>Hay una sincronización en curso; lo que decida se anotará en cuanto termine.</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nada espera su decisión</translation>
    </message>
    <message>
        <source>Conflicts, problems and changes that need your yes will be listed here.</source>
        <translation>Aquí aparecerán los conflictos, los problemas y los cambios que necesiten su aprobación.</translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation>{title} ({count})</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflictos</translation>
    </message>
    <message>
        <source>These changed on both sides since they were last in step. What loses is kept.</source>
        <translation>Cambiaron en ambos lados desde la última sincronización. El valor descartado se guarda.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>These could not be synced; everything else was.</source>
        <translation>No se pudieron sincronizar; todo lo demás sí.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Excluido</translation>
    </message>
    <message>
        <source>One side cannot hold these; the rest of each record is synced.</source>
        <translation>Uno de los lados no puede contener esto; el resto de cada registro se sincroniza.</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Sin sincronizar</translation>
    </message>
    <message>
        <source>These are on one side only and stay there, because you or the mapping said so.</source>
        <translation>Están solo en un lado y allí se quedan, porque así lo indicó usted o la correspondencia.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for your yes</source>
        <translation>
            <numerusform>%n cambio espera su aprobación</numerusform>
            <numerusform>%n cambios esperan su aprobación</numerusform>
        </translation>
    </message>
    <message>
        <source>Look and &amp;decide …</source>
        <translation>&amp;Ver y decidir…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) with more than one possible counterpart</source>
        <translation>
            <numerusform>%n registro con más de un homólogo posible</numerusform>
            <numerusform>%n registros con más de un homólogo posible</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Choose the right ones …</source>
        <translation>&amp;Elegir los correctos…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) noted; the next sync carries them out.</source>
        <translation>
            <numerusform>%n decisión anotada; la próxima sincronización la aplicará.</numerusform>
            <numerusform>%n decisiones anotadas; la próxima sincronización las aplicará.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave “{record}” out?</source>
        <translation>¿Excluir «{record}»?</translation>
    </message>
    <message>
        <source>It stays as it is on both sides and is not synced any more, until you take it in again.</source>
        <translation>Queda como está en ambos lados y deja de sincronizarse hasta que usted lo vuelva a incluir.</translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation>&amp;Excluirlo</translation>
    </message>
    <message>
        <source>&amp;Keep syncing it</source>
        <translation>&amp;Seguir sincronizándolo</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
</context>
<context>
    <name>SampleWindow</name>
    <message>
        <source>crmsync with sample data</source>
        <translation>crmsync con datos de ejemplo</translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Schedule</source>
        <translation>Programación</translation>
    </message>
    <message>
        <source>When crmsync syncs by itself. To stop for a while, pause it in the tray or the overview.</source>
        <translation>Cuándo sincroniza crmsync automáticamente. Para detenerlo un tiempo, páuselo en la bandeja o en el resumen.</translation>
    </message>
</context>
<context>
    <name>ScopePage</name>
    <message>
        <source>What is synced</source>
        <translation>Qué se sincroniza</translation>
    </message>
    <message>
        <source>Looking what there is …</source>
        <translation>Comprobando qué hay…</translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation>&amp;Volver a intentar</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Mostrar %n más</numerusform>
            <numerusform>Mostrar %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>{field} stayed {old} in {side}, which did not take another value</source>
        <translation>{field}: sigue {old} en {side}, que no aceptó otro valor</translation>
    </message>
    <message>
        <source>{field} is {outlook} in Outlook and {crm} in the CRM</source>
        <translation>{field}: {outlook} en Outlook y {crm} en el CRM</translation>
    </message>
    <message>
        <source>Created in {side}, because {why}</source>
        <translation>Creación en {side}, porque {why}</translation>
    </message>
    <message>
        <source>Deleted in {side}, because {why}</source>
        <translation>Eliminación en {side}, porque {why}</translation>
    </message>
    <message>
        <source>Photo changed in {side}, because {why}</source>
        <translation>Foto cambiada en {side}, porque {why}</translation>
    </message>
    <message>
        <source>{field} changed in {side}: {old} → {new}, because {why}</source>
        <translation>{field} en {side}: {old} → {new}, porque {why}</translation>
    </message>
    <message>
        <source>Would be created in {side}, because {why}</source>
        <translation>Se crearía en {side}, porque {why}</translation>
    </message>
    <message>
        <source>Would be deleted in {side}, because {why}</source>
        <translation>Se eliminaría en {side}, porque {why}</translation>
    </message>
    <message>
        <source>Photo would change in {side}, because {why}</source>
        <translation>La foto cambiaría en {side}, porque {why}</translation>
    </message>
    <message>
        <source>{field} would change in {side}: {old} → {new}, because {why}</source>
        <translation>{field} cambiaría en {side}: {old} → {new}, porque {why}</translation>
    </message>
</context>
<context>
    <name>SettingsChoice</name>
    <message>
        <source>Both ways</source>
        <translation>En ambos sentidos</translation>
    </message>
    <message>
        <source>Only to the CRM</source>
        <translation>Solo hacia el CRM</translation>
    </message>
    <message>
        <source>Only to Outlook</source>
        <translation>Solo hacia Outlook</translation>
    </message>
    <message>
        <source>The CRM wins</source>
        <translation>Prevalece el CRM</translation>
    </message>
    <message>
        <source>Outlook wins</source>
        <translation>Prevalece Outlook</translation>
    </message>
    <message>
        <source>The newest wins</source>
        <translation>Prevalece lo más reciente</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Preguntarme</translation>
    </message>
    <message>
        <source>What changes on one side is changed on the other.</source>
        <translation>Lo que cambia en un lado se cambia en el otro.</translation>
    </message>
    <message>
        <source>Outlook is never written. What is edited in the CRM stays there until that field is edited in Outlook.</source>
        <translation>Nunca se escribe en Outlook. Lo que se modifica en el CRM queda allí hasta que ese campo se modifique en Outlook.</translation>
    </message>
    <message>
        <source>The CRM is never written. What is edited in Outlook stays there until that field is edited in the CRM.</source>
        <translation>Nunca se escribe en el CRM. Lo que se modifica en Outlook queda allí hasta que ese campo se modifique en el CRM.</translation>
    </message>
    <message>
        <source>The CRM&apos;s value is taken. Outlook&apos;s is kept and can be restored.</source>
        <translation>Se toma el valor del CRM. El de Outlook se guarda y se puede restaurar.</translation>
    </message>
    <message>
        <source>Outlook&apos;s value is taken. The CRM&apos;s is kept and can be restored.</source>
        <translation>Se toma el valor de Outlook. El del CRM se guarda y se puede restaurar.</translation>
    </message>
    <message>
        <source>The later edit is taken. The other value is kept and can be restored.</source>
        <translation>Se toma la modificación más reciente. El otro valor se guarda y se puede restaurar.</translation>
    </message>
    <message>
        <source>Both values stay where they are until you decide, under Review.</source>
        <translation>Ambos valores quedan donde están hasta que usted decida, en Por revisar.</translation>
    </message>
    <message>
        <source>Pass on both ways</source>
        <translation>Replicar en ambos sentidos</translation>
    </message>
    <message>
        <source>Pass on to the CRM only</source>
        <translation>Replicar solo en el CRM</translation>
    </message>
    <message>
        <source>Pass on to Outlook only</source>
        <translation>Replicar solo en Outlook</translation>
    </message>
    <message>
        <source>Do not pass on</source>
        <translation>No replicar</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Los míos</translation>
    </message>
    <message>
        <source>All that I may see</source>
        <translation>Todos los que puedo ver</translation>
    </message>
    <message>
        <source>Those of a saved view</source>
        <translation>Los de una vista guardada</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>What I must decide</source>
        <translation>Lo que debo decidir</translation>
    </message>
    <message>
        <source>Only what does not work</source>
        <translation>Solo lo que no funciona</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Also what every sync changed.</source>
        <translation>También lo que cambió cada sincronización.</translation>
    </message>
    <message>
        <source>Conflicts, problems and held changes, and whatever does not work.</source>
        <translation>Los conflictos, los problemas y los cambios retenidos, y todo lo que no funcione.</translation>
    </message>
    <message>
        <source>Missing sign-ins and syncs that fail.</source>
        <translation>Los inicios de sesión pendientes y las sincronizaciones que fallan.</translation>
    </message>
    <message>
        <source>The tray icon and the main window still show everything.</source>
        <translation>El icono de la bandeja y la ventana principal siguen mostrando todo.</translation>
    </message>
    <message>
        <source>The computer&apos;s own</source>
        <translation>El del equipo</translation>
    </message>
    <message>
        <source>Everything that is done</source>
        <translation>Todo lo que se hace</translation>
    </message>
    <message>
        <source>Only what goes wrong</source>
        <translation>Solo lo que falla</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflictos</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programación</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Aplicar</translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message>
        <source>D&amp;irection</source>
        <translation>Sent&amp;ido</translation>
    </message>
    <message>
        <source>De&amp;letions</source>
        <translation>E&amp;liminaciones</translation>
    </message>
    <message>
        <source>R&amp;ecords of the CRM</source>
        <translation>&amp;Registros del CRM</translation>
    </message>
    <message>
        <source>&amp;Name of the view</source>
        <translation>No&amp;mbre de la vista</translation>
    </message>
    <message>
        <source>Create missing com&amp;panies</source>
        <translation>Crear las organi&amp;zaciones que falten</translation>
    </message>
    <message>
        <source>A company that the CRM lacks is created there. Otherwise it is listed as left out.</source>
        <translation>Si falta una organización en el CRM, se crea allí. De lo contrario figura como excluida.</translation>
    </message>
    <message>
        <source>Days &amp;back</source>
        <translation>Días pa&amp;sados</translation>
    </message>
    <message>
        <source>Da&amp;ys ahead</source>
        <translation>Días &amp;futuros</translation>
    </message>
    <message>
        <source>What is older or later is left alone.</source>
        <translation>Lo anterior o posterior no se toca.</translation>
    </message>
    <message>
        <source>&amp;Guests may be mailed</source>
        <translation>Enviar c&amp;orreo a los invitados</translation>
    </message>
    <message>
        <source>Invitations, updates and cancellations go out when you edit a meeting in the CRM. Never for past meetings or at a first sync.</source>
        <translation>Al modificar una reunión en el CRM se envían invitaciones, cambios y cancelaciones. Nunca por reuniones pasadas ni en una primera sincronización.</translation>
    </message>
    <message>
        <source>&amp;When both sides changed</source>
        <translation>Si &amp;cambiaron ambos lados</translation>
    </message>
    <message>
        <source>Sync &amp;private items, too</source>
        <translation>Sincronizar también los elementos pri&amp;vados</translation>
    </message>
    <message>
        <source>Items that are marked as private or confidential in Outlook. Otherwise they stay there.</source>
        <translation>Los elementos marcados como privados o confidenciales en Outlook. De lo contrario se quedan allí.</translation>
    </message>
    <message>
        <source>&amp;Deletions</source>
        <translation>&amp;Eliminaciones</translation>
    </message>
    <message>
        <source>Deletions, in &amp;percent</source>
        <translation>Eli&amp;minaciones, en porcentaje</translation>
    </message>
    <message>
        <source>Chan&amp;ges</source>
        <translation>&amp;Cambios</translation>
    </message>
    <message>
        <source>Changes, in pe&amp;rcent</source>
        <translation>Cam&amp;bios, en porcentaje</translation>
    </message>
    <message>
        <source>A sync that would do more than both of the two on one side waits for your yes.</source>
        <translation>Una sincronización que fuera a superar ambos límites en un lado espera su aprobación.</translation>
    </message>
    <message>
        <source>Da&amp;ys without an answer</source>
        <translation>&amp;Días sin respuesta</translation>
    </message>
    <message>
        <source>Held changes that nobody answered are made after so many days; 0: never. Deletions always wait for you.</source>
        <translation>Los cambios retenidos sin respuesta se hacen tras esos días; 0: nunca. Las eliminaciones siempre esperan su decisión.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Servidor</translation>
    </message>
    <message>
        <source>&amp;Calendar server</source>
        <translation>Servidor del cale&amp;ndario</translation>
    </message>
    <message>
        <source>Only where it is not the same.</source>
        <translation>Solo si no es el mismo.</translation>
    </message>
    <message>
        <source>Address &amp;book server</source>
        <translation>Servidor de la &amp;libreta de direcciones</translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation>No&amp;mbre de usuario</translation>
    </message>
    <message>
        <source>Mail&amp;box</source>
        <translation>&amp;Buzón</translation>
    </message>
    <message>
        <source>Its mail address, where that is not the user name.</source>
        <translation>Su dirección de correo, si no es el nombre de usuario.</translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation>&amp;Base de datos</translation>
    </message>
    <message>
        <source>Tenant (&amp;Microsoft)</source>
        <translation>Tenant (Microso&amp;ft)</translation>
    </message>
    <message>
        <source>The domain or ID of one organisation. Empty: any account signs in.</source>
        <translation>El dominio o el ID de una organización. Vacío: cualquier cuenta puede iniciar sesión.</translation>
    </message>
    <message>
        <source>Data c&amp;entre</source>
        <translation>C&amp;entro de datos</translation>
    </message>
    <message>
        <source>Own OAuth c&amp;lient</source>
        <translation>Cliente OAu&amp;th propio</translation>
    </message>
    <message>
        <source>The one that you registered with the service; a secret, if it has one, is given at the sign-in.</source>
        <translation>El que registró en el servicio; si tiene un secreto, se indica al iniciar sesión.</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>Without one here, the system&apos;s is taken.</source>
        <translation>Si no indica ninguno, se usa el del sistema.</translation>
    </message>
    <message>
        <source>Own certi&amp;ficates</source>
        <translation>Certi&amp;ficados propios</translation>
    </message>
    <message>
        <source>A PEM file of further certificate authorities to trust.</source>
        <translation>Un archivo PEM con otras autoridades de certificación de confianza.</translation>
    </message>
    <message>
        <source>Re&amp;quests at once</source>
        <translation>&amp;Solicitudes simultáneas</translation>
    </message>
    <message>
        <source>0: what suits the service.</source>
        <translation>0: lo que convenga al servicio.</translation>
    </message>
    <message>
        <source>Allo&amp;w unprotected addresses (http://)</source>
        <translation>Permi&amp;tir direcciones sin proteger (http://)</translation>
    </message>
    <message>
        <source>Anyone on the way can read everything then, your password included.</source>
        <translation>En tal caso, cualquiera puede leerlo todo por el camino, incluida su contraseña.</translation>
    </message>
    <message>
        <source>&amp;Sync by itself</source>
        <translation>&amp;Sincronizar automáticamente</translation>
    </message>
    <message>
        <source>Otherwise only when you say so.</source>
        <translation>De lo contrario, solo cuando usted lo pida.</translation>
    </message>
    <message>
        <source>Minutes &amp;between syncs</source>
        <translation>&amp;Minutos entre sincronizaciones</translation>
    </message>
    <message>
        <source>Also when the computer &amp;wakes up</source>
        <translation>También al &amp;reactivarse el equipo</translation>
    </message>
    <message>
        <source>Also on &amp;metered networks</source>
        <translation>También en redes de &amp;uso medido</translation>
    </message>
    <message>
        <source>Those that are paid by volume, as a telephone&apos;s.</source>
        <translation>Las que se pagan por volumen, como la de un teléfono.</translation>
    </message>
    <message>
        <source>Te&amp;ll me</source>
        <translation>A&amp;visar de</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Id&amp;ioma</translation>
    </message>
    <message>
        <source>&amp;Start with the computer</source>
        <translation>Inicia&amp;r con el equipo</translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation>Archivo de re&amp;gistro</translation>
    </message>
    <message>
        <source>Passwords and tokens are never in it.</source>
        <translation>Nunca contiene contraseñas ni tokens.</translation>
    </message>
    <message>
        <source>Days of &amp;history</source>
        <translation>Días de &amp;historial</translation>
    </message>
    <message>
        <source>What is older is forgotten once a day, and cannot be undone any more.</source>
        <translation>Lo anterior se borra una vez al día y ya no se puede deshacer.</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Outlook</source>
        <translation>Outlook</translation>
    </message>
    <message>
        <source>the CRM</source>
        <translation>el CRM</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The server does not accept this user name and password. It wants an app-specific password, not your usual one.</source>
        <translation>El servidor no acepta este nombre de usuario y contraseña. Requiere una contraseña de aplicación, no la habitual.</translation>
    </message>
    <message>
        <source>The server does not accept this user name and password. Check both; with two-factor sign-in an app-specific password is needed.</source>
        <translation>El servidor no acepta este nombre de usuario y contraseña. Revise ambos; con la verificación en dos pasos hace falta una contraseña de aplicación.</translation>
    </message>
    <message>
        <source>There is no answer. Check the address and your network connection.
{details}</source>
        <translation>No hay respuesta. Revise la dirección y su conexión de red.
{details}</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so the password was not sent. If your organisation has its own certificate authority, give its file; otherwise ask whoever runs the server.
{details}</source>
        <translation>El certificado del servidor no es de confianza, por lo que no se envió la contraseña. Si su organización tiene una autoridad de certificación propia, indique su archivo; si no, consulte a quien administra el servidor.
{details}</translation>
    </message>
    <message>
        <source>The server does not accept this user name and password. Check both; many servers want a user name such as DOMAIN\anna instead of the mail address.</source>
        <translation>El servidor no acepta este nombre de usuario y contraseña. Revise ambos; muchos servidores piden un nombre de usuario como DOMINIO\anna en lugar de la dirección de correo.</translation>
    </message>
    <message>
        <source>There is no calendar and no address book at this address.
{details}</source>
        <translation>En esta dirección no hay ningún calendario ni libreta de direcciones.
{details}</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Sign in to {account}</source>
        <translation>Iniciar sesión en {account}</translation>
    </message>
    <message>
        <source>Si&amp;gn in</source>
        <translation>Iniciar s&amp;esión</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Iniciando sesión…</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Please sign in to {account}</source>
        <translation>Inicie sesión en {account}</translation>
    </message>
    <message>
        <source>Syncing does not work</source>
        <translation>La sincronización no funciona</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n cambio espera su decisión</numerusform>
            <numerusform>%n cambios esperan su decisión</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in step for a long time</source>
        <translation>Sin estar al día desde hace tiempo</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Sin red</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Sincronizando…</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Aún sin configurar</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Aún sin sincronizar</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Paused until {moment}</source>
        <translation>En pausa hasta: {moment}</translation>
    </message>
    <message>
        <source>Not everything was in step yet</source>
        <translation>Aún no se ha sincronizado todo</translation>
    </message>
    <message>
        <source>Last in step: {moment}</source>
        <translation>Última sincronización correcta: {moment}</translation>
    </message>
    <message>
        <source>Syncs again: {moment}</source>
        <translation>Próxima sincronización: {moment}</translation>
    </message>
    <message>
        <source>Nothing is set up to be synced yet.</source>
        <translation>Aún no hay nada configurado para sincronizar.</translation>
    </message>
    <message>
        <source>It syncs only when you say so.</source>
        <translation>Solo se sincroniza cuando usted lo pide.</translation>
    </message>
    <message>
        <source>It syncs again as soon as there is a network.</source>
        <translation>Se volverá a sincronizar en cuanto haya red.</translation>
    </message>
    <message>
        <source>It syncs again as soon as you have signed in.</source>
        <translation>Se sincroniza de nuevo en cuanto haya iniciado sesión.</translation>
    </message>
    <message>
        <source>It waits for a network that is not paid by volume.</source>
        <translation>A la espera de una red que no sea de uso medido.</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Ready for the preview</source>
        <translation>Todo listo para la vista previa</translation>
    </message>
    <message>
        <source>&amp;Show the preview</source>
        <translation>&amp;Mostrar la vista previa</translation>
    </message>
    <message>
        <source>{mailbox} and {crm}</source>
        <translation>{mailbox} y {crm}</translation>
    </message>
    <message>
        <source>What you chose</source>
        <translation>Lo que eligió</translation>
    </message>
    <message>
        <source>Next, crmsync reads both sides and shows everything that it would do. Nothing is written in your mailbox or in your CRM before you have accepted it there. All of this can be changed later in the settings.</source>
        <translation>A continuación, crmsync lee ambos lados y muestra todo lo que haría. No se escribe nada en su buzón ni en su CRM antes de que usted lo acepte allí. Todo esto se puede cambiar después en los ajustes.</translation>
    </message>
    <message>
        <source>{kind}: “{folder}” with “{module}” of the CRM</source>
        <translation>{kind}: «{folder}» con «{module}» del CRM</translation>
    </message>
    <message>
        <source>{kind}: “{folder}”, category {categories}, with “{module}” of the CRM</source>
        <translation>{kind}: «{folder}», categoría {categories}, con «{module}» del CRM</translation>
    </message>
    <message>
        <source>When both sides changed the same, the CRM wins.</source>
        <translation>Si ambos lados cambiaron lo mismo, prevalece el CRM.</translation>
    </message>
    <message>
        <source>When both sides changed the same, Outlook wins.</source>
        <translation>Si ambos lados cambiaron lo mismo, prevalece Outlook.</translation>
    </message>
    <message>
        <source>When both sides changed the same, the newest change wins.</source>
        <translation>Si ambos lados cambiaron lo mismo, prevalece el cambio más reciente.</translation>
    </message>
    <message>
        <source>When both sides changed the same, you are asked.</source>
        <translation>Si ambos lados cambiaron lo mismo, se le pregunta.</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Sincronizar ahora</translation>
    </message>
    <message>
        <source>S&amp;top syncing</source>
        <translation>&amp;Detener la sincronización</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>&amp;Actividad</translation>
    </message>
    <message>
        <source>&amp;Open the CRM in the browser</source>
        <translation>A&amp;brir el CRM en el navegador</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>C&amp;onfigurar…</translation>
    </message>
    <message>
        <source>S&amp;ettings …</source>
        <translation>Aj&amp;ustes…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Quit crmsync</source>
        <translation>Sa&amp;lir de crmsync</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;view %n change(s) …</source>
        <translation>
            <numerusform>Re&amp;visar %n cambio…</numerusform>
            <numerusform>Re&amp;visar %n cambios…</numerusform>
        </translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>Re&amp;visar</translation>
    </message>
    <message>
        <source>S&amp;ign in to {account} …</source>
        <translation>&amp;Iniciar sesión en {account}…</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>&amp;These are put back:</source>
        <translation>Se &amp;restaura:</translation>
    </message>
    <message>
        <source>Th&amp;ese stay as they are:</source>
        <translation>Queda como &amp;está:</translation>
    </message>
    <message>
        <source>There is nothing that can be put back.</source>
        <translation>No hay nada que se pueda restaurar.</translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s) of meetings will be told by mail.</source>
        <translation>
            <numerusform>Se avisará por correo a %n invitado de reuniones.</numerusform>
            <numerusform>Se avisará por correo a %n invitados de reuniones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Put %n record(s) back</source>
        <translation>
            <numerusform>Res&amp;taurar %n registro</numerusform>
            <numerusform>Res&amp;taurar %n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave everything as it is</source>
        <translation>&amp;Dejar todo como está</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Put “{field}” of {record} back as it was before run {run}?</source>
        <translation>¿Restaurar «{field}» de {record} como estaba antes de la ejecución {run}?</translation>
    </message>
    <message>
        <source>Undo what run {run} did to {record}?</source>
        <translation>¿Deshacer lo que la ejecución {run} hizo en {record}?</translation>
    </message>
    <message>
        <source>Undo run {run}?</source>
        <translation>¿Deshacer la ejecución {run}?</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>You stopped it; nothing was undone.</source>
        <translation>Usted lo detuvo; no se deshizo nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) put back by run {run}.</source>
        <translation>
            <numerusform>%n registro restaurado por la ejecución {run}.</numerusform>
            <numerusform>%n registros restaurados por la ejecución {run}.</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped it; what was put back so far stays.</source>
        <translation>Usted lo detuvo; lo ya restaurado se conserva.</translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>(empty)</source>
        <translation>(vacío)</translation>
    </message>
    <message>
        <source>a photo</source>
        <translation>una foto</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>{guest} ({answer})</source>
        <translation>{guest} ({answer})</translation>
    </message>
    <message>
        <source>at that very time</source>
        <translation>en ese mismo momento</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before</source>
        <translation>
            <numerusform>%n día antes</numerusform>
            <numerusform>%n días antes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) before</source>
        <translation>
            <numerusform>%n hora antes</numerusform>
            <numerusform>%n horas antes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) before</source>
        <translation>
            <numerusform>%n minuto antes</numerusform>
            <numerusform>%n minutos antes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n excluida</numerusform>
            <numerusform>%n excluidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n modificada</numerusform>
            <numerusform>%n modificadas</numerusform>
        </translation>
    </message>
    <message>
        <source>not started</source>
        <translation>no iniciada</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completada</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>a la espera</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>aplazada</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>la más alta</translation>
    </message>
    <message>
        <source>high</source>
        <translation>alta</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>low</source>
        <translation>baja</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>la más baja</translation>
    </message>
    <message>
        <source>public</source>
        <translation>público</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privado</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>confidencial</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>tentative</source>
        <translation>provisional</translation>
    </message>
</context>
<context>
    <name>ValueInput</name>
    <message>
        <source>This is not a value for “{field}”.</source>
        <translation>Este no es un valor para «{field}».</translation>
    </message>
    <message>
        <source>A date like 2026-01-31.</source>
        <translation>Una fecha como 2026-01-31.</translation>
    </message>
    <message>
        <source>A date like 2026-01-31, or a time like 2026-01-31 09:30.</source>
        <translation>Una fecha como 2026-01-31 o un momento como 2026-01-31 09:30.</translation>
    </message>
    <message>
        <source>A number from 0 to 100.</source>
        <translation>Un número de 0 a 100.</translation>
    </message>
    <message>
        <source>A span like “15 minutes”, or a time like 2026-01-31 09:30.</source>
        <translation>Un intervalo como «15 minutes» o un momento como 2026-01-31 09:30.</translation>
    </message>
    <message>
        <source>Names with commas between them.</source>
        <translation>Nombres separados por comas.</translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message>
        <source>{label}: {value}, change</source>
        <translation>{label}: {value}, cambiar</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to crmsync</source>
        <translation>Le damos la bienvenida a crmsync</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>crmsync keeps the contacts, tasks and meetings of your mailbox and of your CRM in step, in both directions. Everything runs on this computer; nothing goes to anybody else.</source>
        <translation>crmsync mantiene sincronizados los contactos, las tareas y las reuniones de su buzón y de su CRM, en ambos sentidos. Todo se ejecuta en este equipo; no se envía nada a terceros.</translation>
    </message>
    <message>
        <source>1. Sign in to your mailbox and to your CRM.</source>
        <translation>1. Inicie sesión en su buzón y en su CRM.</translation>
    </message>
    <message>
        <source>2. Choose what is synced.</source>
        <translation>2. Elija qué se sincroniza.</translation>
    </message>
    <message>
        <source>3. See what would happen. Nothing is written before you have accepted it.</source>
        <translation>3. Vea qué ocurriría. No se escribe nada antes de que usted lo acepte.</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>¿Solo quiere probarlo?</translation>
    </message>
    <message>
        <source>Two small services with invented people start on this computer. Your own data is not touched, and all of it is gone when you close the window.</source>
        <translation>En este equipo se inician dos pequeños servicios con personas inventadas. Sus datos no se tocan, y todo desaparece al cerrar la ventana.</translation>
    </message>
    <message>
        <source>&amp;Try it with sample data</source>
        <translation>&amp;Probar con datos de ejemplo</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>yesterday {time}</source>
        <translation>ayer {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>mañana {time}</translation>
    </message>
</context>
<context>
    <name>ZohoPart</name>
    <message>
        <source>Your browser asks whether crmsync may use Zoho CRM. Agree there.</source>
        <translation>Su navegador pregunta si crmsync puede usar Zoho CRM. Acéptelo allí.</translation>
    </message>
    <message>
        <source>Waiting until you have agreed; after that it may take half a minute.</source>
        <translation>Esperando su aceptación; después puede tardar medio minuto.</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>Once, in Zoho&apos;s API console: make a client of the type “Server-based applications”, give it the redirect address {address}, and copy its two texts into here.</source>
        <translation>Una sola vez, en la consola de API de Zoho: cree un cliente del tipo «Server-based applications», asígnele la dirección de redirección {address} y copie aquí sus dos textos.</translation>
    </message>
    <message>
        <source>Once, in Zoho&apos;s API console: make a client of the type “Non-browser applications”, and copy its two texts into here. You then type a code in on any device.</source>
        <translation>Una sola vez, en la consola de API de Zoho: cree un cliente del tipo «Non-browser applications» y copie aquí sus dos textos. Después escribirá un código en cualquier dispositivo.</translation>
    </message>
    <message>
        <source>In Zoho&apos;s API console: open “Self Client”, generate a code with the scopes that the button copies, and copy everything into here before the code expires.</source>
        <translation>En la consola de API de Zoho: abra «Self Client», genere un código con los ámbitos que copia el botón y cópielo todo aquí antes de que el código caduque.</translation>
    </message>
    <message>
        <source>For those who have one already, with the scopes that the button copies, and the client that it was made with.</source>
        <translation>Para quien ya tenga uno, con los ámbitos que copia el botón, y el cliente con el que se creó.</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>En el navegador</translation>
    </message>
    <message>
        <source>With a code, on any device</source>
        <translation>Con un código, en cualquier dispositivo</translation>
    </message>
    <message>
        <source>With a code of the self client</source>
        <translation>Con un código del Self Client</translation>
    </message>
    <message>
        <source>With a refresh token</source>
        <translation>Con un token de actualización</translation>
    </message>
    <message>
        <source>Data cent&amp;re</source>
        <translation>Ce&amp;ntro de datos</translation>
    </message>
    <message>
        <source>As in your CRM&apos;s address: crm.zoho.eu is Europe.</source>
        <translation>Como en la dirección de su CRM: crm.zoho.eu es Europa.</translation>
    </message>
    <message>
        <source>&amp;How to sign in</source>
        <translation>&amp;Cómo iniciar sesión</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>&amp;ID de cliente</translation>
    </message>
    <message>
        <source>Client s&amp;ecret</source>
        <translation>Secreto de c&amp;liente</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>Có&amp;digo</translation>
    </message>
    <message>
        <source>Re&amp;fresh token</source>
        <translation>Token de actuali&amp;zación</translation>
    </message>
    <message>
        <source>Open the &amp;API console …</source>
        <translation>Abrir la consola de A&amp;PI…</translation>
    </message>
    <message>
        <source>Cop&amp;y the redirect address</source>
        <translation>Copiar la dirección de &amp;redirección</translation>
    </message>
    <message>
        <source>Cop&amp;y the scopes</source>
        <translation>Copiar los ám&amp;bitos</translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>_Mark</name>
    <message>
        <source>Sample data: nothing here is yours, and it is gone when you close this.</source>
        <translation>Datos de ejemplo: nada de esto es suyo y desaparece al cerrar.</translation>
    </message>
</context>
</TS>
