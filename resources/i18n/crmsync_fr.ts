<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mailbox and the CRM that are kept in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acco&amp;unts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes a mailbox and a CRM to keep in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation type="unfinished">Con&amp;figurer…</translation>
    </message>
    <message>
        <source>{name} ({service})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {account} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out of {account} now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its password or token is forgotten on this computer. Nothing is deleted; it is synced again when you sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is used by {mappings}. Remove these first, or choose another account there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the account {account}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crmsync signs out of it and forgets its settings. Nothing in the account is deleted. It takes effect with OK or Apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityModel</name>
    <message>
        <source>Run, record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moment}, run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undid a part of run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undid run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo of run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undone by run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in Outlook</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in the CRM</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished">&amp;Arrêter</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished">Activité</translation>
    </message>
    <message>
        <source>Search names, fields, values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs and their changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With changes</source>
        <comment>runs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {record}: show &amp;everybody again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All mappings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change fits what you are looking for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each sync changes on either side will be listed here, with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way to the services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of your settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much one sync may do on one side without your yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a certificate file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AloneCard</name>
    <message>
        <source>{mapping}, stays alone in Outlook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mapping}, stays alone in the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync it again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Set up crmsync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssistantPage</name>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Search records and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what needs &amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is ne&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the sync would do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;As planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Link with …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not the same: create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;kip or refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All mappings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group} · {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s):</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoriesDialog</name>
    <message>
        <source>Choose the meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All meetings of the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those with one of these &amp;categories:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A category exists as soon as a meeting has it. Give a meeting that category in Outlook, and it is synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings from the CRM &amp;get</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>{record}: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both, joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When last in step: {outlook} in Outlook, {crm} in the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When last in step: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since; when is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record last changed {moment}, the newer one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record last changed {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The same in all %n conflict(s) about this field</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keep both, joined, in %n conflict(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep both, joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keep what Outlook has in %n conflict(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep what the CRM has in %n conflict(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty it on both sides, in %n conflict(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Empty it on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keep “{value}” in %n conflict(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep “{value}” in both</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>When both sides changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changes a phone number in the CRM, and you change the same one in Outlook. Which is kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one in the &amp;CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one in &amp;Outlook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that was changed &amp;last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask me each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team&apos;s records are the ones that count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own address book and calendar are the ones that count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the time of the last change of the whole record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither is written until you have decided; everything else goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes to different fields are never a conflict: both are kept. The value that loses is saved, and can be restored. New records are always taken over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens when the same field was edited on both sides since the last sync. New items are never affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose for single &amp;fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As above</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>For another computer, or for later. Neither file holds passwords; the links say which items belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export settings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import settings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export li&amp;nks …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import lin&amp;ks …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply or cancel your changes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace your settings by those of {file}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts and mappings become those of the file; the settings you have now are kept beside it. Nothing is deleted, and the next sync shows what would follow. You may have to sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace my settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) imported.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) exported.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{mapping}: {linked} pairs linked, {known} known before, {missing} not found here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mapping}: not set up here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrmPage</name>
    <message>
        <source>Your CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep me signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: nothing is kept on this computer, and you sign in at each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does Zoho CRM itself sync this mailbox?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crmsync cannot find out. Look in Zoho CRM&apos;s settings, where mail, calendar and contacts are connected. If it does, switch that off first: two programs that sync the same mailbox double entries and undo each other&apos;s changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deed</name>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Change photo</source>
        <translation>Changer la photo</translation>
    </message>
    <message>
        <source>Photo changed</source>
        <translation>Photo changée</translation>
    </message>
</context>
<context>
    <name>DeletionsCard</name>
    <message>
        <source>✕ Deletions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They cannot be seen there any more; undoing the run brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Undo this &amp;field …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo for this re&amp;cord …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the whole &amp;run …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Only this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y the old value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Put the old value back …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run or a change to see why it was done and to undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value before was somebody&apos;s edit; it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{created} created, {updated} changed, {deleted} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{record}: {field} in {side} may have been overwritten; it was {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conflict rule “the CRM wins”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conflict rule “Outlook wins”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conflict rule “the newest wins”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its mapping was removed, so it cannot be undone here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fields of the selected record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a row to see all fields of its record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, {where}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New in {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted in {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{side}, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{side}, then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicePanel</name>
    <message>
        <source>Open {address} on any device, and type in this code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is good until {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the co&amp;de</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;page here …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExistingAccount</name>
    <message>
        <source>A&amp;ccount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>custom {number}</source>
        <translation>champ personnalisé {number}</translation>
    </message>
    <message>
        <source>salutation</source>
        <translation>civilité</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>prénom</translation>
    </message>
    <message>
        <source>middle name</source>
        <translation>deuxième prénom</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>name suffix</source>
        <translation>suffixe du nom</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>department</source>
        <translation>service</translation>
    </message>
    <message>
        <source>job title</source>
        <translation>fonction</translation>
    </message>
    <message>
        <source>mail address</source>
        <translation>adresse e-mail</translation>
    </message>
    <message>
        <source>second mail address</source>
        <translation>deuxième adresse e-mail</translation>
    </message>
    <message>
        <source>third mail address</source>
        <translation>troisième adresse e-mail</translation>
    </message>
    <message>
        <source>work phone</source>
        <translation>téléphone professionnel</translation>
    </message>
    <message>
        <source>mobile phone</source>
        <translation>téléphone mobile</translation>
    </message>
    <message>
        <source>home phone</source>
        <translation>téléphone personnel</translation>
    </message>
    <message>
        <source>other phone</source>
        <translation>autre téléphone</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>télécopie</translation>
    </message>
    <message>
        <source>assistant&apos;s phone</source>
        <translation>téléphone de l’assistant</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>assistant</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>page web</translation>
    </message>
    <message>
        <source>work street</source>
        <translation>rue (bureau)</translation>
    </message>
    <message>
        <source>work city</source>
        <translation>ville (bureau)</translation>
    </message>
    <message>
        <source>work state</source>
        <translation>région (bureau)</translation>
    </message>
    <message>
        <source>work postal code</source>
        <translation>code postal (bureau)</translation>
    </message>
    <message>
        <source>work country</source>
        <translation>pays (bureau)</translation>
    </message>
    <message>
        <source>other street</source>
        <translation>rue (autre adresse)</translation>
    </message>
    <message>
        <source>other city</source>
        <translation>ville (autre adresse)</translation>
    </message>
    <message>
        <source>other state</source>
        <translation>région (autre adresse)</translation>
    </message>
    <message>
        <source>other postal code</source>
        <translation>code postal (autre adresse)</translation>
    </message>
    <message>
        <source>other country</source>
        <translation>pays (autre adresse)</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>anniversaire</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>catégories</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>objet</translation>
    </message>
    <message>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>échéance</translation>
    </message>
    <message>
        <source>status</source>
        <translation>état</translation>
    </message>
    <message>
        <source>percent complete</source>
        <translation>pourcentage achevé</translation>
    </message>
    <message>
        <source>completed on</source>
        <translation>date d’achèvement</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>priorité</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>rappel</translation>
    </message>
    <message>
        <source>recurrence</source>
        <translation>périodicité</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titre</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>fuseau horaire</translation>
    </message>
    <message>
        <source>location</source>
        <translation>emplacement</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>participants</source>
        <translation>participants</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>confidentialité</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is synced of each item. What is not synced stays as it is on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd a field …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole mapping goes to the CRM only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole mapping goes to Outlook only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlook: {outlook}, CRM: {crm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRM: {crm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of my own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Choose a folder in Outlook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a module in the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acc&amp;ount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing of this kind in this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} (already synced by {mapping})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} (read only)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Réunions</translation>
    </message>
</context>
<context>
    <name>KindCard</name>
    <message>
        <source>Counting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n meeting(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is no address book that can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync &amp;contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRM mo&amp;dule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no task list that can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync &amp;tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task &amp;list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRM mod&amp;ule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no calendar that can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync &amp;meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cal&amp;endar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRM m&amp;odule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your CRM has no module for it, or hides it from you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cate&amp;gories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only meetings with one of these. Meetings that come from the CRM get the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All meetings, &amp;whatever their category</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) in it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) in it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message>
        <source>{record}: {field} not in {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{record}: not all of it in {side}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookingDialog</name>
    <message>
        <source>Tr&amp;y again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {account} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in to {account} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MailboxPage</name>
    <message>
        <source>Your mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MailboxPart</name>
    <message>
        <source>Certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the address of your Zoho Mail page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name is enough, for example dav.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly your mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished">&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Certificate &amp;authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of your own certificate authority, if your organisation has one (PEM).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make an app-specific password …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message numerus="yes">
        <source>Review (%n)</source>
        <translation>
            <numerusform>À examiner (%n)</numerusform>
            <numerusform>À examiner (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>À examiner</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Se&amp;ttings …</source>
        <translation>Para&amp;mètres…</translation>
    </message>
</context>
<context>
    <name>MappingBar</name>
    <message>
        <source>&amp;Mapping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Which address book is synced, and with what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which task list is synced, and with what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which meetings of which calendar are synced, and with what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing a mapping deletes nothing. The next sync shows what would follow, and waits for your yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRM mod&amp;ule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ontacts folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks f&amp;older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cale&amp;ndar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} (account {account})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder and a module, and they are kept in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cho&amp;ose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes a mailbox and a CRM to keep in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation type="unfinished">Con&amp;figurer…</translation>
    </message>
    <message>
        <source>Another mapping is called so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name does not begin with a dash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop syncing “{mapping}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is deleted: every item stays where it is on both sides, and is not synced any more. It takes effect with OK or Apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop syncing it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Rename the mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Please sign in to {account}</source>
        <translation>Veuillez vous connecter à {account}</translation>
    </message>
    <message>
        <source>Until then nothing is synced there.</source>
        <translation>D’ici là, rien n’y est synchronisé.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Syncing does not work</source>
        <translation>La synchronisation ne fonctionne pas</translation>
    </message>
    <message numerus="yes">
        <source>%n mapping(s) could not be synced</source>
        <translation>
            <numerusform>%n correspondance n’a pas pu être synchronisée</numerusform>
            <numerusform>%n correspondances n’ont pas pu être synchronisées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examiner</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) synced</source>
        <translation>
            <numerusform>%n modification synchronisée</numerusform>
            <numerusform>%n modifications synchronisées</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>crmsync goes on in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its icon has the menu; Quit ends it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What crmsync tells you while you do not look at its window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quiet for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For &amp;30 minutes</source>
        <translation type="unfinished">Pendant &amp;30 minutes</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation type="unfinished">Pendant &amp;1 heure</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation type="unfinished">Jusqu’à &amp;demain</translation>
    </message>
    <message>
        <source>Quiet until {moment}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>In step</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Some items have problems</source>
        <translation>Certains éléments posent problème</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Attend votre accord</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Connexion requise</translation>
    </message>
    <message>
        <source>Could not run</source>
        <translation>N’a pas pu s’exécuter</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>&amp;Synchroniser</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>What is synced</source>
        <translation>Ce qui est synchronisé</translation>
    </message>
    <message>
        <source>Sign &amp;in to {account} …</source>
        <translation>Se &amp;connecter à {account}…</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;view %n change(s)</source>
        <translation>
            <numerusform>&amp;Examiner %n modification</numerusform>
            <numerusform>&amp;Examiner %n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>last in step: {moment}</source>
        <translation>dernière synchronisation réussie&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n paire</numerusform>
            <numerusform>%n paires</numerusform>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync one more field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in &amp;Outlook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in the &amp;CRM</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartnerDialog</name>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is linked with the one you choose; nothing is written before you accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Items without a counterpart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Link with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({telling})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;Once more</source>
        <translation>&amp;Encore une fois</translation>
    </message>
    <message>
        <source>&amp;Protect</source>
        <translation>P&amp;rotéger</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Déverrouiller</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>Pas main&amp;tenant</translation>
    </message>
    <message>
        <source>Sign in to {account}</source>
        <translation>Se connecter à {account}</translation>
    </message>
    <message>
        <source>You chose that nothing is stored, so it is asked for at each start.</source>
        <translation>Vous avez choisi de ne rien enregistrer&#xa0;: il est donc demandé à chaque démarrage.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>It protects the passwords that crmsync keeps. Nobody can restore it.</source>
        <translation>Elle protège les mots de passe que crmsync conserve. Personne ne peut la retrouver.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Choisissez une phrase secrète</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase secrète</translation>
    </message>
    <message>
        <source>It opens the passwords that crmsync keeps.</source>
        <translation>Elle ouvre les mots de passe que crmsync conserve.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase secrète</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux saisies ne sont pas identiques.</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>For &amp;30 minutes</source>
        <translation>Pendant &amp;30 minutes</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>Pendant &amp;1 heure</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>Jusqu’à &amp;demain</translation>
    </message>
    <message>
        <source>Until I &amp;resume</source>
        <translation>Jusqu’à ce que je &amp;reprenne</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>stopped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) written in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) linked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation type="unfinished">
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose</source>
        <comment>which of several items it is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <comment>two records that are the same</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{outlook} in Outlook = {crm} in the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could be: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new record with everything that can be taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it matches several records, or several match it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} (score {score})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you chose to link them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same name and phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same name and company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same subject and due date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the very same meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same title and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alike in everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted, not done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be done if you accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip: it gets no counterpart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: it stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same: create both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create it on the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{deed} in {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what you decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody gets mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %n request(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make all %n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the calendar&apos;s server mails %n guest(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody gets mail (%n guest(s) would, were it allowed)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n contact(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n task(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n meeting(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n contact(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n task(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n meeting(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n contact(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n task(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n meeting(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n photo(s) in {side}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>link %n pair(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows of a plan</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>rows of a plan</comment>
        <translation type="unfinished">
            <numerusform>%n modifiée</numerusform>
            <numerusform>%n modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <comment>rows of a plan</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished">Modifier</translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ Not done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished">&amp;Arrêter</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the sync would do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look aga&amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export as CSV …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Acti&amp;vity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refuse what is held …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is not the one you saw: {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan with your decisions: {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meanwhile the plan changed: {difference}. Nothing of that was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Refuse the %n held change(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What they would change stays as it is on both sides, also in later syncs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what would be done …</source>
        <translation type="unfinished">Examen de ce qui serait fait…</translation>
    </message>
    <message>
        <source>Carrying out what you accepted …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written before you accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you accept: {deeds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See above why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to write yet. Start, and what changes from now on is synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides are in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the deletions first: no limit holds them, so the next sync makes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again: a sync ran meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show the plan with your %n decision(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Start syncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Close without your %n decision(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept only if you accept the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on deciding</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crmsync sends data to your own accounts only. Here is what stays in Outlook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fields that never leave Outlook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are not synced any more; what the CRM holds of them already stays there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Sign in to {account} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{mapping}, tried %n time(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{tried}; by itself again after {moment}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting for another crmsync to finish …</source>
        <translation>Attente de la fin d’un autre crmsync…</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>{mapping}: {done} changed items read</source>
        <translation>{mapping}&#xa0;: {done} éléments modifiés lus</translation>
    </message>
    <message>
        <source>{mapping}: comparing both sides</source>
        <translation>{mapping}&#xa0;: comparaison des deux côtés</translation>
    </message>
    <message>
        <source>{mapping}: {done} of {total} changes written</source>
        <translation>{mapping}&#xa0;: {done} modifications sur {total} écrites</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Synchronisation…</translation>
    </message>
    <message>
        <source>Looking at what would be done …</source>
        <translation>Examen de ce qui serait fait…</translation>
    </message>
    <message>
        <source>Undoing …</source>
        <translation>Annulation en cours…</translation>
    </message>
</context>
<context>
    <name>ProtectionDialog</name>
    <message>
        <source>Keep the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protect it with a &amp;passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep nothing: sign in again at each start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has no keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords are never written to the disk unprotected. How shall crmsync keep them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You type it in at each start. Nobody can restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is on the disk; until you have signed in, nothing is synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Provider</name>
    <message>
        <source>Another server (CalDAV, CardDAV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts and calendars. Apple does not let other programs reach reminders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts only: Google&apos;s calendars and tasks take no password from programs, and crmsync cannot sign in to Google in the browser yet. Google may refuse app passwords in accounts of an organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar and contacts of Zoho Mail; Zoho CRM itself follows on the next page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is the one that you open in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that you make for crmsync there, not your usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you sign in with two factors: one that you make for crmsync there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password of your mailbox.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>it changed in {source}</source>
        <translation>cela a changé dans {source}</translation>
    </message>
    <message>
        <source>it changed on both sides and {source} wins</source>
        <translation>cela a changé des deux côtés et {source} l’emporte</translation>
    </message>
    <message>
        <source>it changed on both sides and the change in {source} is newer</source>
        <translation>cela a changé des deux côtés et la modification dans {source} est plus récente</translation>
    </message>
    <message>
        <source>you chose this value</source>
        <translation>vous avez choisi cette valeur</translation>
    </message>
    <message>
        <source>it was empty in {target}</source>
        <translation>le champ était vide dans {target}</translation>
    </message>
    <message>
        <source>the two records were matched and differ here; {source} wins</source>
        <translation>les deux fiches ont été rapprochées et diffèrent ici&#x202f;; {source} l’emporte</translation>
    </message>
    <message>
        <source>it is new in {source}</source>
        <translation>l’élément est nouveau dans {source}</translation>
    </message>
    <message>
        <source>it was deleted in {target} but edited in {source} since; an edit beats a deletion</source>
        <translation>l’élément a été supprimé dans {target}, mais modifié depuis dans {source}&#x202f;; une modification l’emporte sur une suppression</translation>
    </message>
    <message>
        <source>it was deleted in {source}</source>
        <translation>l’élément a été supprimé dans {source}</translation>
    </message>
    <message>
        <source>it no longer belongs to this mapping in {source}; the pair is no longer synced, nothing is deleted</source>
        <translation>l’élément ne relève plus de cette correspondance dans {source}&#x202f;; la paire n’est plus synchronisée, rien n’est supprimé</translation>
    </message>
    <message>
        <source>it belongs to this mapping again; the pair is synced again</source>
        <translation>l’élément relève de nouveau de cette correspondance&#x202f;; la paire est de nouveau synchronisée</translation>
    </message>
    <message>
        <source>it was deleted in {source}; this mapping does not pass deletions on to {target}</source>
        <translation>l’élément a été supprimé dans {source}&#x202f;; cette correspondance ne répercute pas les suppressions dans {target}</translation>
    </message>
    <message>
        <source>its counterpart is gone</source>
        <translation>son homologue n’existe plus</translation>
    </message>
    <message>
        <source>its record was merged into another one in {source}</source>
        <translation>sa fiche a été fusionnée avec une autre dans {source}</translation>
    </message>
    <message>
        <source>it undoes run {run}</source>
        <translation>cela annule l’exécution {run}</translation>
    </message>
    <message>
        <source>you refused this change</source>
        <translation>vous avez refusé cette modification</translation>
    </message>
</context>
<context>
    <name>Region</name>
    <message>
        <source>United States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Europe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>India</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Australia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canada</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation type="unfinished">&amp;Synchroniser</translation>
    </message>
    <message>
        <source>A sync goes on; what you decide is noted as soon as it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts, problems and changes that need your yes will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These changed on both sides since they were last in step. What loses is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These could not be synced; everything else was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One side cannot hold these; the rest of each record is synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are on one side only and stay there, because you or the mapping said so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for your yes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Look and &amp;decide …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) with more than one possible counterpart</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Choose the right ones …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) noted; the next sync carries them out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Leave “{record}” out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as it is on both sides and is not synced any more, until you take it in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep syncing it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleSession</name>
    <message>
        <source>crmsync with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample data: nothing here is yours, and it is gone when you close this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When crmsync syncs by itself. To stop for a while, pause it in the tray or the overview.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopePage</name>
    <message>
        <source>What is synced</source>
        <translation type="unfinished">Ce qui est synchronisé</translation>
    </message>
    <message>
        <source>Looking what there is …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>{field} stayed {old} in {side}, which did not take another value</source>
        <translation>{field}&#xa0;: {old} inchangé dans {side}, qui n’a pas accepté d’autre valeur</translation>
    </message>
    <message>
        <source>{field} is {outlook} in Outlook and {crm} in the CRM</source>
        <translation>{field}&#xa0;: {outlook} dans Outlook et {crm} dans le CRM</translation>
    </message>
    <message>
        <source>Created in {side}, because {why}</source>
        <translation>Création dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Deleted in {side}, because {why}</source>
        <translation>Suppression dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Photo changed in {side}, because {why}</source>
        <translation>Photo changée dans {side}, car {why}</translation>
    </message>
    <message>
        <source>{field} changed in {side}: {old} → {new}, because {why}</source>
        <translation>{field} dans {side}&#xa0;: {old} → {new}, car {why}</translation>
    </message>
    <message>
        <source>Would be created in {side}, because {why}</source>
        <translation>Serait créé dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Would be deleted in {side}, because {why}</source>
        <translation>Serait supprimé dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Photo would change in {side}, because {why}</source>
        <translation>La photo changerait dans {side}, car {why}</translation>
    </message>
    <message>
        <source>{field} would change in {side}: {old} → {new}, because {why}</source>
        <translation>{field} changerait dans {side}&#xa0;: {old} → {new}, car {why}</translation>
    </message>
</context>
<context>
    <name>SettingsChoice</name>
    <message>
        <source>Both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only to the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only to Outlook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlook wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes on one side is changed on the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlook is never written. What is edited in the CRM stays there until that field is edited in Outlook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM is never written. What is edited in Outlook stays there until that field is edited in the CRM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CRM&apos;s value is taken. Outlook&apos;s is kept and can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlook&apos;s value is taken. The CRM&apos;s is kept and can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The later edit is taken. The other value is kept and can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both values stay where they are until you decide, under Review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass on both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass on to the CRM only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass on to Outlook only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not pass on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that I may see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of a saved view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I must decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also what every sync changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts, problems and held changes, and whatever does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing sign-ins and syncs that fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tray icon and the main window still show everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United States (zoho.com)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Europe (zoho.eu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>India (zoho.in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Australia (zoho.com.au)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japan (zoho.jp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China (zoho.com.cn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canada (zohocloud.ca)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saudi Arabia (zoho.sa)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what goes wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished">Pages</translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message>
        <source>D&amp;irection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;letions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;ecords of the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create missing com&amp;panies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A company that the CRM lacks is created there. Otherwise it is listed as left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Da&amp;ys ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is older or later is left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guests may be mailed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitations, updates and cancellations go out when you edit a meeting in the CRM. Never for past meetings or at a first sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;When both sides changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync &amp;private items, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items that are marked as private or confidential in Outlook. Otherwise they stay there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deletions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletions, in &amp;percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chan&amp;ges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes, in pe&amp;rcent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sync that would do more than both of the two on one side waits for your yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Da&amp;ys without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held changes that nobody answered are made after so many days; 0: never. Deletions always wait for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Calendar server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where it is not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address &amp;book server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data c&amp;entre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own OAuth c&amp;lient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if you registered one; its secret is given at the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without one here, the system&apos;s is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own certi&amp;ficates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PEM file of further certificate authorities to trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;quests at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: what suits the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allo&amp;w unprotected addresses (http://)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone on the way can read everything then, your password included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sync by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise only when you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes &amp;between syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also when the computer &amp;wakes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also on &amp;metered networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that are paid by volume, as a telephone&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Te&amp;ll me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start with the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords and tokens are never in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days of &amp;history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is older is forgotten once a day, and cannot be undone any more.</source>
        <translation type="unfinished"></translation>
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
        <translation>le CRM</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The server does not accept this user name and password. It wants an app-specific password, not your usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept this user name and password. Check both; with two-factor sign-in an app-specific password is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer. Check the address and your network connection.
{details}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so the password was not sent. If your organisation has its own certificate authority, give its file; otherwise ask whoever runs the server.
{details}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no calendar and no address book at this address.
{details}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished">Se connecter</translation>
    </message>
    <message>
        <source>Sign in to {account}</source>
        <translation type="unfinished">Se connecter à {account}</translation>
    </message>
    <message>
        <source>Si&amp;gn in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Please sign in to {account}</source>
        <translation>Veuillez vous connecter à {account}</translation>
    </message>
    <message>
        <source>Syncing does not work</source>
        <translation>La synchronisation ne fonctionne pas</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in step for a long time</source>
        <translation>Plus à jour depuis longtemps</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Pas de réseau</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Synchronisation…</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Pas encore configuré</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Paused until {moment}</source>
        <translation>En pause jusqu’à&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Not everything was in step yet</source>
        <translation>Tout n’a pas encore été synchronisé</translation>
    </message>
    <message>
        <source>Last in step: {moment}</source>
        <translation>Dernière synchronisation réussie&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Syncs again: {moment}</source>
        <translation>Prochaine synchronisation&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Nothing is set up to be synced yet.</source>
        <translation>Rien n’est encore configuré pour être synchronisé.</translation>
    </message>
    <message>
        <source>It syncs only when you say so.</source>
        <translation>La synchronisation n’a lieu qu’à votre demande.</translation>
    </message>
    <message>
        <source>It syncs again as soon as there is a network.</source>
        <translation>La synchronisation reprendra dès que le réseau sera disponible.</translation>
    </message>
    <message>
        <source>It waits for a network that is not paid by volume.</source>
        <translation>En attente d’un réseau dont le volume n’est pas facturé.</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Ready for the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mailbox} and {crm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, crmsync reads both sides and shows everything that it would do. Nothing is written in your mailbox or in your CRM before you have accepted it there. All of this can be changed later in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: “{folder}” with “{module}” of the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: “{folder}”, category {categories}, with “{module}” of the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When both sides changed the same, the CRM wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When both sides changed the same, Outlook wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When both sides changed the same, the newest change wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When both sides changed the same, you are asked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Synchroniser</translation>
    </message>
    <message>
        <source>S&amp;top syncing</source>
        <translation>&amp;Arrêter la synchronisation</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>Ac&amp;tivité</translation>
    </message>
    <message>
        <source>&amp;Open the CRM in the browser</source>
        <translation>&amp;Ouvrir le CRM dans le navigateur</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message>
        <source>S&amp;ettings …</source>
        <translation>Para&amp;mètres…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Quit crmsync</source>
        <translation>&amp;Quitter crmsync</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;view %n change(s) …</source>
        <translation>
            <numerusform>&amp;Examiner %n modification…</numerusform>
            <numerusform>&amp;Examiner %n modifications…</numerusform>
        </translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>&amp;Examiner</translation>
    </message>
    <message>
        <source>S&amp;ign in to {account} …</source>
        <translation>Se &amp;connecter à {account}…</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;These are put back:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Th&amp;ese stay as they are:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing that can be put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s) of meetings will be told by mail.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Put %n record(s) back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave everything as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put “{field}” of {record} back as it was before run {run}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo what run {run} did to {record}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo run {run}?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>You stopped it; nothing was undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) put back by run {run}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped it; what was put back so far stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>a photo</source>
        <translation>une photo</translation>
    </message>
    <message>
        <source>{guest} ({answer})</source>
        <translation>{guest} ({answer})</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before</source>
        <translation>
            <numerusform>%n jour avant</numerusform>
            <numerusform>%n jours avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) before</source>
        <translation>
            <numerusform>%n heure avant</numerusform>
            <numerusform>%n heures avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) before</source>
        <translation>
            <numerusform>%n minute avant</numerusform>
            <numerusform>%n minutes avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n exclue</numerusform>
            <numerusform>%n exclues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n modifiée</numerusform>
            <numerusform>%n modifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>not started</source>
        <translation>non commencée</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>différée</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>la plus haute</translation>
    </message>
    <message>
        <source>high</source>
        <translation>haute</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normale</translation>
    </message>
    <message>
        <source>low</source>
        <translation>basse</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>la plus basse</translation>
    </message>
    <message>
        <source>public</source>
        <translation>public</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privé</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>confidentiel</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>tentative</source>
        <translation>provisoire</translation>
    </message>
</context>
<context>
    <name>ValueInput</name>
    <message>
        <source>This is not a value for “{field}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date like 2026-01-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date like 2026-01-31, or a time like 2026-01-31 09:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 0 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A span like “15 minutes”, or a time like 2026-01-31 09:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule like FREQ=WEEKLY;BYDAY=MO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names with commas between them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message>
        <source>{label}: {value}, change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to crmsync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crmsync keeps the contacts, tasks and meetings of your mailbox and of your CRM in step, in both directions. Everything runs on this computer; nothing goes to anybody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Sign in to your mailbox and to your CRM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Choose what is synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. See what would happen. Nothing is written before you have accepted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two small services with invented people start on this computer. Your own data is not touched, and all of it is gone when you close the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try it with sample data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>yesterday {time}</source>
        <translation>hier {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>demain {time}</translation>
    </message>
</context>
<context>
    <name>ZohoPart</name>
    <message>
        <source>Your browser asks whether crmsync may use Zoho CRM. Agree there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until you have agreed; after that it may take half a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once, in Zoho&apos;s API console: make a client of the type “Server-based applications”, give it the redirect address {address}, and copy its two texts into here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once, in Zoho&apos;s API console: make a client of the type “Non-browser applications”, and copy its two texts into here. You then type a code in on any device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Zoho&apos;s API console: open “Self Client”, generate a code with the scopes that the button copies, and copy everything into here before the code expires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For those who have one already, with the scopes that the button copies, and the client that it was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a code, on any device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a code of the self client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data cent&amp;re</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in your CRM&apos;s address: crm.zoho.eu is Europe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How to sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client s&amp;ecret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;fresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;API console …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y the redirect address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y the scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the &amp;link, for another browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
