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
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
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
        <source>Does Zoho CRM itself sync this mailbox?</source>
        <translation>¿Sincroniza ya Zoho CRM este buzón?</translation>
    </message>
    <message>
        <source>crmsync cannot find out. Look in Zoho CRM&apos;s settings, where mail, calendar and contacts are connected. If it does, switch that off first: two programs that sync the same mailbox double entries and undo each other&apos;s changes.</source>
        <translation>crmsync no puede averiguarlo. Mire en la configuración de Zoho CRM, donde se conectan el correo, el calendario y los contactos. Si es así, desactívelo antes: dos programas que sincronizan el mismo buzón duplican entradas y se deshacen los cambios uno a otro.</translation>
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
        <source>S&amp;top</source>
        <translation>&amp;Detener</translation>
    </message>
</context>
<context>
    <name>MailboxPart</name>
    <message>
        <source>Certificate authority</source>
        <translation>Autoridad de certificación</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificados (*.pem *.crt)</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>Pro&amp;veedor</translation>
    </message>
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
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
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
        <source>last in step: {moment}</source>
        <translation>última sincronización correcta: {moment}</translation>
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
        <source>{mapping}: {done} changed items read</source>
        <translation>{mapping}: {done} elementos modificados leídos</translation>
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
    <name>SampleSession</name>
    <message>
        <source>crmsync with sample data</source>
        <translation>crmsync con datos de ejemplo</translation>
    </message>
    <message>
        <source>Sample data: nothing here is yours, and it is gone when you close this.</source>
        <translation>Datos de ejemplo: nada de esto es suyo y desaparece al cerrar.</translation>
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
        <source>United States (zoho.com)</source>
        <translation>Estados Unidos (zoho.com)</translation>
    </message>
    <message>
        <source>Europe (zoho.eu)</source>
        <translation>Europa (zoho.eu)</translation>
    </message>
    <message>
        <source>India (zoho.in)</source>
        <translation>India (zoho.in)</translation>
    </message>
    <message>
        <source>Australia (zoho.com.au)</source>
        <translation>Australia (zoho.com.au)</translation>
    </message>
    <message>
        <source>Japan (zoho.jp)</source>
        <translation>Japón (zoho.jp)</translation>
    </message>
    <message>
        <source>China (zoho.com.cn)</source>
        <translation>China (zoho.com.cn)</translation>
    </message>
    <message>
        <source>Canada (zohocloud.ca)</source>
        <translation>Canadá (zohocloud.ca)</translation>
    </message>
    <message>
        <source>Saudi Arabia (zoho.sa)</source>
        <translation>Arabia Saudí (zoho.sa)</translation>
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
        <source>Data&amp;base</source>
        <translation>&amp;Base de datos</translation>
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
        <source>Only if you registered one; its secret is given at the sign-in.</source>
        <translation>Solo si registró uno; su secreto se indica al iniciar sesión.</translation>
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
        <source>{guest} ({answer})</source>
        <translation>{guest} ({answer})</translation>
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
        <source>A rule like FREQ=WEEKLY;BYDAY=MO.</source>
        <translation>Una regla como FREQ=WEEKLY;BYDAY=MO.</translation>
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
    <message>
        <source>Copy the &amp;link, for another browser</source>
        <translation>Copiar el enlace para otr&amp;o navegador</translation>
    </message>
    <message>
        <source>&amp;Stop waiting</source>
        <translation>De&amp;jar de esperar</translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
</TS>
